import { useQuery } from '@tanstack/react-query'
import { getCommunity, read } from '../../../../api/index.ts'
import { CopyButton, maySharePlain, ShareButton } from '../../../../desk/copy-button.tsx'
import { calendarDay, inLanguage, type Locale, m, money, nameOf } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import { type Offer, useHere, type WindowGoods } from '../use-leader.ts'
import { untilOf } from './until.ts'

const IN_A_TEXT = 20

interface Shared {
  goods: WindowGoods
  offers: readonly Offer[]
  link: string
  language: Locale
}

/** The same as words, numbered as chat groups do, so that neighbours can answer with a number. */
export function ShareText({ goods, offers, link, language }: Shared) {
  const { region, community } = useWork()
  const { here } = useHere()
  const point = useQuery(read(getCommunity, here)).data?.pickupStation
  const name = community?.name ?? ''
  const words = { community: name, place: point?.name ?? name, timeZone: region.timeZone }
  const text = inLanguage(language, () => textOf({ goods, offers, link }, words))
  return (
    <section className="desk-card leader-stack">
      <h2>{m.leader_text()}</h2>
      <p className="leader-text" lang={language}>
        {text}
      </p>
      <div className="desk-form-ends">
        <CopyButton kind="main" text={text}>
          {m.leader_copy_text()}
        </CopyButton>
        {maySharePlain() ? <ShareButton text={text}>{m.leader_send_to_group()}</ShareButton> : null}
        <CopyButton icon="link" text={link}>
          {m.leader_copy_link()}
        </CopyButton>
      </div>
    </section>
  )
}

function textOf(
  { goods, offers, link }: Omit<Shared, 'language'>,
  words: { community: string; place: string; timeZone: string },
): string {
  const lines = offers.slice(0, IN_A_TEXT).map((offer, at) => {
    const price = money(offer.unitPriceMinor, goods.currency)
    return m.leader_text_line({
      number: at + 1,
      name: nameOf(offer.name),
      price: offer.measure === 'weighed' ? m.leader_price_kg({ price }) : price,
    })
  })
  return [
    m.leader_text_title({ community: words.community, day: calendarDay(goods.pickupDate) }),
    ...lines,
    untilOf(goods.closesAt, words.timeZone),
    m.leader_text_where({ place: words.place }),
    m.leader_text_link({ link }),
  ].join('\n')
}

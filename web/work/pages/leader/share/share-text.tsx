import { useQuery } from '@tanstack/react-query'
import { getCommunity, read } from '../../../../api/index.ts'
import { CopyButton, maySharePlain, ShareButton } from '../../../../desk/copy-button.tsx'
import { calendarDay, instantOf, m, money, nameOf } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import { type Offer, useHere, type WindowGoods } from '../use-leader.ts'

const IN_A_TEXT = 20

interface Shared {
  goods: WindowGoods
  offers: readonly Offer[]
  link: string
}

/** The same as words, numbered as chat groups do, so that neighbours can answer with a number. */
export function ShareText({ goods, offers, link }: Shared) {
  const { region, community } = useWork()
  const { here } = useHere()
  const point = useQuery(read(getCommunity, here)).data?.pickupStation
  const lines = offers.slice(0, IN_A_TEXT).map((offer, at) =>
    m.leader_text_line({
      number: at + 1,
      name: nameOf(offer.name),
      price:
        offer.measure === 'weighed'
          ? m.leader_price_kg({ price: money(offer.unitPriceMinor, goods.currency) })
          : money(offer.unitPriceMinor, goods.currency),
    }),
  )
  const text = [
    m.leader_text_title({ community: community?.name ?? '', day: calendarDay(goods.pickupDate) }),
    ...lines,
    m.leader_text_until({ until: instantOf(goods.closesAt, region.timeZone) }),
    m.leader_text_where({ place: point?.name ?? community?.name ?? '' }),
    m.leader_text_link({ link }),
  ].join('\n')
  return (
    <section className="desk-card leader-stack">
      <h2>{m.leader_text()}</h2>
      <p className="leader-text">{text}</p>
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

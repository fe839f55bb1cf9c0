import { useQuery } from '@tanstack/react-query'
import { getCommunity, read } from '../../../../api/index.ts'
import { tell } from '../../../../desk/tell.ts'
import { calendarDay, inLanguage, type Locale, m, money, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { pictureAddress } from '../../../../ui/picture.tsx'
import { Failed, Skeleton } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { type Offer, useHere, type WindowGoods } from '../use-leader.ts'
import { drawPoster } from './draw-poster.ts'
import { untilOf } from './until.ts'

interface PosterProps {
  goods: WindowGoods
  offers: readonly Offer[]
  link: string
  language: Locale
}

/** A picture for the chat: goods, prices, until when, where, and a code to scan. */
export function Poster(props: PosterProps) {
  const { goods, link, language } = props
  const { region, community } = useWork()
  const { here } = useHere()
  const place = useQuery(read(getCommunity, here)).data
  const { words, items } = inLanguage(language, () => ({
    words: {
      title: community?.name ?? '',
      day: m.leader_poster_day({ day: calendarDay(goods.pickupDate) }),
      until: untilOf(goods.closesAt, region.timeZone),
      where: m.leader_text_where({ place: place?.pickupStation?.name ?? community?.name ?? '' }),
      scan: m.leader_poster_scan(),
    },
    items: itemsOf(props),
  }))
  const poster = useQuery({
    queryKey: ['poster', words, items, link],
    enabled: place !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const blob = await drawPoster({ words, items, link })
      return { blob, address: URL.createObjectURL(blob) }
    },
  })
  const file = `linli-${goods.pickupDate}.png`
  return (
    <section className="desk-card leader-stack">
      <h2>{m.leader_poster()}</h2>
      {poster.isError ? <Failed error={poster.error} onRetry={() => poster.refetch()} /> : null}
      {poster.data === undefined ? (
        poster.isError ? null : (
          <Skeleton kind="page" count={2} />
        )
      ) : (
        <>
          <img
            className="leader-poster"
            src={poster.data.address}
            alt={m.leader_poster_alt({ day: words.day, community: words.title })}
          />
          <div className="desk-form-ends">
            <SendPicture blob={poster.data.blob} name={file} text={link} />
            <a className="ui-button ui-button-plain" href={poster.data.address} download={file}>
              {m.leader_poster_save()}
            </a>
          </div>
        </>
      )}
    </section>
  )
}

const itemsOf = ({ goods, offers }: PosterProps) =>
  offers.map((offer) => ({
    name: nameOf(offer.name),
    price: money(offer.unitPriceMinor, goods.currency),
    per: offer.measure === 'weighed' ? m.leader_per_kg() : '',
    picture:
      offer.pictureIds[0] === undefined ? null : `${pictureAddress(offer.pictureIds[0])}?w=480`,
  }))

/** Passes the picture on to the chat app, where the device lets a page do so. */
function SendPicture({ blob, name, text }: { blob: Blob; name: string; text: string }) {
  const files = [new File([blob], name, { type: 'image/png' })]
  if (navigator.canShare?.({ files }) !== true) return null
  const send = () =>
    navigator.share({ files, text }).catch((error: unknown) => {
      // Whoever closes the choice of apps has changed their mind; that is no failure.
      if (error instanceof DOMException && error.name === 'AbortError') return
      tell(m.leader_poster_not_sent(), 'wrong')
    })
  return (
    <Button icon="share" onClick={() => void send()}>
      {m.leader_send_to_group()}
    </Button>
  )
}

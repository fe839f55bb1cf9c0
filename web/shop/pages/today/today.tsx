import './today.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { getCommunity, listRegions, Refused, read, serverNow } from '../../../api/index.ts'
import { calendarDay, dateIn, m, nameOf } from '../../../i18n/index.ts'
import { pictureSet } from '../../../ui/picture.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { NotFound } from '../../frame/not-found.tsx'
import { PlaceLink } from '../../frame/place-link.tsx'
import { SearchForm } from '../../frame/search-form.tsx'
import { CARD_SIZES } from '../../goods/offer-card.tsx'
import { cutoffText } from '../../goods/window-words.ts'
import type { PageHead, PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { type Place, placeIn } from '../../place.ts'
import { useCommunity } from '../../reader.tsx'
import { sharePictures } from '../../share-pictures.ts'
import { NextWindows } from './next-windows.tsx'
import {
  type ListedWindow,
  pickWindow,
  shelfQuery,
  windowQuery,
  windowsQuery,
} from './today-queries.ts'
import { WindowGoods } from './window-goods.tsx'

export async function load({ client, params }: PageVisit): Promise<void> {
  const place = placeIn(params)!
  const [windows] = await Promise.all([
    client.fetchQuery(windowsQuery(place)),
    client.prefetchQuery(shelfQuery(place)),
  ])
  const shown = pickWindow(windows.windows, params.window)
  if (shown !== null) await client.prefetchQuery(windowQuery(place, shown.id))
}

export function head(visit: PageVisit): PageHead {
  const { client, params } = visit
  const place = placeIn(params)!
  const community = client.getQueryData(read(getCommunity, { ...place }).queryKey)
  const region = client
    .getQueryData(read(listRegions, {}).queryKey)
    ?.find(({ id }) => id === place.region)
  const listed = client.getQueryData(windowsQuery(place).queryKey)
  const chosen = listed && pickWindow(listed.windows, params.window)
  if (community === undefined || (params.window !== undefined && !chosen)) {
    return { title: m.shop_not_found(), isPrivate: true, status: 404 }
  }
  const now = Date.parse(listed?.serverTime ?? new Date().toISOString())
  const date = calendarDay(dateIn(now, region?.timeZone ?? 'UTC'))
  const title = m.shop_today_title({ community: community.name, date })
  // Only the name of the tab changes in a browser: what follows is for search engines and chats.
  if (!import.meta.env.SSR) return { title }
  const window = chosen ? client.getQueryData(windowQuery(place, chosen.id).queryKey) : undefined
  const first = window?.offers.find(({ pictureIds }) => pictureIds.length > 0)?.pictureIds[0]
  const until = chosen && region ? cutoffText(chosen.closesAt, now, region.timeZone) : ''
  return {
    title,
    description: m.shop_today_description({
      community: community.name,
      until,
      goods: window?.offers.length ?? 0,
    }),
    picture: visit.origin + sharePictures.window(place, chosen?.id),
    ...(params.window === undefined ? {} : { canonical: paths.window(place, params.window) }),
    preload: first === undefined ? undefined : { srcSet: pictureSet(first), sizes: CARD_SIZES },
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'GroceryStore',
      name: `邻里 Linli · ${community.name}`,
      url: visit.origin + paths.today(place),
      image: visit.origin + sharePictures.window(place, undefined),
      address: {
        '@type': 'PostalAddress',
        streetAddress: community.address,
        addressLocality: region === undefined ? undefined : nameOf(region.name),
        addressCountry: region?.country,
      },
      currenciesAccepted: region?.currency,
    },
  }
}

/** What is on today in a community, or one of its windows by its own address. */
export default function Today() {
  const params = useParams<{ region: string; community: string; window?: string }>()
  const place = placeIn(params)!
  const community = useCommunity()
  if (community.error instanceof Refused && community.error.status === 404) return <NotFound />
  return (
    <>
      <div className="today-head">
        <PlaceLink />
        <SearchForm />
      </div>
      <TodayGoods place={place} asked={params.window} />
    </>
  )
}

const LOOK_MS = 60_000
// The turn is the server's, and what everyone reads is kept there for a second.
const AFTER_TURN_MS = 1500

/** Looks each minute, and right after a window opens or closes. */
function untilNextLook(windows: readonly ListedWindow[]): number {
  const now = serverNow()
  const turns = windows
    .flatMap(({ opensAt, closesAt }) => [Date.parse(opensAt), Date.parse(closesAt)])
    .map((turn) => turn - now + AFTER_TURN_MS)
    .filter((left) => left > 0)
  return Math.min(LOOK_MS, ...turns)
}

function TodayGoods({ place, asked }: { place: Place; asked: string | undefined }) {
  const listed = useQuery({
    ...windowsQuery(place),
    refetchInterval: ({ state }) => untilNextLook(state.data?.windows ?? []),
  })
  if (listed.isPending) return <Skeleton kind="cards" count={6} />
  if (listed.data === undefined) {
    return (
      <>
        <h1 className="only-heard">{m.shop_today()}</h1>
        <Failed error={listed.error} onRetry={listed.refetch} />
      </>
    )
  }
  const shown = pickWindow(listed.data.windows, asked)
  const others = listed.data.windows.filter(({ id }) => id !== shown?.id)
  return (
    <>
      {shown === null ? (
        <>
          <h1 className="only-heard">{m.shop_today()}</h1>
          <Empty icon="clock" title={asked ? m.shop_window_gone() : m.shop_nothing_on()}>
            {m.shop_nothing_on_hint()}
          </Empty>
        </>
      ) : (
        <WindowGoods place={place} window={shown} />
      )}
      <NextWindows place={place} windows={others} />
    </>
  )
}

import './search.css'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'wouter'
import { read, searchGoods } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { GoodsGrid } from '../../goods/goods-grid.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { type Place, placeIn } from '../../place.ts'
import { loadWindows, useWindows } from '../goods/product-queries.ts'
import { shelfQuery } from '../today/today-queries.ts'
import { SearchBox } from './search-box.tsx'
import { StartingPoints } from './starting-points.tsx'

const MOST_FOUND = 60

const foundQuery = (place: Place, text: string) =>
  read(searchGoods, { ...place, text, limit: MOST_FOUND })

const textOf = (query: URLSearchParams): string => query.get('text')?.trim().slice(0, 60) ?? ''

export async function load({ client, params, query }: PageVisit): Promise<void> {
  const place = placeIn(params)!
  const text = textOf(query)
  await Promise.all([
    text === '' ? undefined : client.prefetchQuery(foundQuery(place, text)),
    text === '' ? undefined : loadWindows(client, place),
    client.prefetchQuery(shelfQuery(place)),
  ])
}

export const head = ({ query, params }: PageVisit) => ({
  title: textOf(query) === '' ? m.shop_search() : m.shop_search_title({ text: textOf(query) }),
  isPrivate: true,
  canonical: paths.search(placeIn(params)!),
})

/** Search as one types: names in any of the languages, pinyin, its first letters, and with typos. */
export default function Search() {
  const params = useParams<{ region: string; community: string }>()
  const place = placeIn(params)!
  const [query] = useSearchParams()
  const text = textOf(query)
  return (
    <>
      <h1 className="only-heard">{m.shop_search()}</h1>
      <SearchBox place={place} />
      {text === '' ? <StartingPoints place={place} /> : <Found place={place} text={text} />}
    </>
  )
}

function Found({ place, text }: { place: Place; text: string }) {
  const found = useQuery({ ...foundQuery(place, text), placeholderData: (before) => before })
  const { windows } = useWindows(place)
  if (found.isPending) return <Skeleton kind="cards" count={4} />
  if (found.data === undefined) return <Failed error={found.error} onRetry={found.refetch} />
  const { items, isNear } = found.data
  return (
    <>
      <p className="search-count" role="status">
        {items.length === 0 ? '' : m.shop_found({ count: items.length })}
      </p>
      {items.length === 0 ? (
        <>
          <Empty icon="search" title={m.shop_found_none({ text })}>
            {m.shop_found_none_hint()}
          </Empty>
          <StartingPoints place={place} />
        </>
      ) : (
        <>
          {isNear ? <p className="search-near">{m.shop_found_near({ text })}</p> : null}
          <h2 className="only-heard">{m.shop_search_title({ text })}</h2>
          <GoodsGrid place={place} goods={items} windows={windows} />
        </>
      )}
    </>
  )
}

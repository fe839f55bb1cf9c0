import './categories.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'wouter'
import { getCommunity, read, searchGoods } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { SearchForm } from '../../frame/search-form.tsx'
import { GoodsGrid } from '../../goods/goods-grid.tsx'
import type { PageHead, PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { type Place, placeIn } from '../../place.ts'
import { type ShelfCategory, shelfQuery } from '../today/today-queries.ts'
import { loadWindows, useWindows } from './product-queries.ts'

const MOST_SHOWN = 100

const goodsQuery = (place: Place, category: string) =>
  read(searchGoods, { ...place, category, limit: MOST_SHOWN })

/** The categories that goods lie in directly: those above only gather. */
const shelvesOf = (categories: readonly ShelfCategory[]): ShelfCategory[] =>
  categories.filter(
    ({ id, goods }) => goods > 0 && !categories.some(({ parentId }) => parentId === id),
  )

const chosenOf = (categories: readonly ShelfCategory[], asked: string | null) =>
  categories.find(({ id }) => id === asked) ?? shelvesOf(categories)[0]

export async function load({ client, params, query }: PageVisit): Promise<void> {
  const place = placeIn(params)!
  const shelf = await client.fetchQuery(shelfQuery(place))
  const chosen = chosenOf(shelf, query.get('category'))
  await Promise.all([
    loadWindows(client, place),
    chosen === undefined ? undefined : client.prefetchQuery(goodsQuery(place, chosen.id)),
  ])
}

export function head({ client, params, query }: PageVisit): PageHead {
  const place = placeIn(params)!
  const shelf = client.getQueryData(shelfQuery(place).queryKey) ?? []
  const community = client.getQueryData(read(getCommunity, { ...place }).queryKey)
  if (community === undefined) return { title: m.shop_not_found(), isPrivate: true, status: 404 }
  const category = chosenOf(shelf, query.get('category'))?.name ?? m.shop_categories()
  return {
    title: m.shop_category_title({ category, community: community.name }),
    description: m.shop_category_description({ category, community: community.name }),
    canonical: paths.goods(place, query.get('category') ?? undefined),
  }
}

/** All goods by category, also those that are not on today. */
export default function Categories() {
  const params = useParams<{ region: string; community: string }>()
  const place = placeIn(params)!
  const shelf = useQuery(shelfQuery(place))
  const [query] = useSearchParams()
  const chosen = chosenOf(shelf.data ?? [], query.get('category'))
  return (
    <>
      <div className="goods-head">
        <h1 className="shop-title">{m.shop_categories()}</h1>
        <SearchForm />
      </div>
      {shelf.isPending ? <Skeleton kind="rows" count={6} /> : null}
      {shelf.isLoadingError ? <Failed error={shelf.error} onRetry={shelf.refetch} /> : null}
      {shelf.data === undefined ? null : (
        <div className="goods-columns">
          <CategoryRail place={place} shelf={shelvesOf(shelf.data)} chosen={chosen?.id} />
          {chosen === undefined ? (
            <Empty title={m.shop_category_empty()} />
          ) : (
            <CategoryGoods place={place} category={chosen} />
          )}
        </div>
      )}
    </>
  )
}

interface CategoryRailProps {
  place: Place
  shelf: readonly ShelfCategory[]
  chosen: string | undefined
}

function CategoryRail({ place, shelf, chosen }: CategoryRailProps) {
  return (
    <nav className="goods-rail" aria-label={m.shop_categories()}>
      {shelf.map(({ id, name }) => (
        <Link
          key={id}
          replace
          href={paths.goods(place, id)}
          aria-current={id === chosen ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function CategoryGoods({ place, category }: { place: Place; category: ShelfCategory }) {
  const goods = useQuery(goodsQuery(place, category.id))
  const { windows } = useWindows(place)
  return (
    <section className="goods-shelf">
      <h2>{category.name}</h2>
      {goods.isPending ? <Skeleton kind="cards" count={6} /> : null}
      {goods.isLoadingError ? <Failed error={goods.error} onRetry={goods.refetch} /> : null}
      {goods.data?.items.length === 0 ? <Empty title={m.shop_category_empty()} /> : null}
      {goods.data ? <GoodsGrid place={place} goods={goods.data.items} windows={windows} /> : null}
    </section>
  )
}

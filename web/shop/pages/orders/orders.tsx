import './orders.css'
import './choice.css'
import './order-list.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { isRefused, isSignedOut, listMyOrders } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'
import { usePlace } from '../../reader.tsx'
import { OrderCard } from './order-card.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useMyPickups } from './use-order.ts'

export const head = () => ({ title: m.shop_order_list(), isPrivate: true })

const SHELVES = {
  all: m.shop_order_shelf_all,
  'awaiting-payment': m.shop_order_shelf_to_pay,
  'to-fetch': m.shop_order_shelf_to_fetch,
  done: m.shop_order_shelf_done,
  refunded: m.shop_order_shelf_refunded,
} as const

type Shelf = keyof typeof SHELVES

const shelfOf = (text: string | null): Shelf =>
  text !== null && Object.hasOwn(SHELVES, text) ? (text as Shelf) : 'all'

const A_PAGE = 12

/** My orders, the newest first; the address holds which. */
export default function Orders() {
  const [query] = useSearchParams()
  const region = usePlace()?.region
  const shelf = shelfOf(query.get('shelf'))
  return (
    <div className="order-list-page">
      <h1>{m.shop_order_list()}</h1>
      <nav className="order-shelves" aria-label={m.shop_order_shelves()}>
        {(Object.keys(SHELVES) as Shelf[]).map((one) => (
          <Link
            key={one}
            className="order-chip"
            href={paths.orders(one === 'all' ? undefined : one)}
            aria-current={one === shelf ? 'page' : undefined}
          >
            {SHELVES[one]()}
          </Link>
        ))}
      </nav>
      {region === undefined ? <NoOrders /> : <List region={region} shelf={shelf} />}
    </div>
  )
}

function List({ region, shelf }: { region: string; shelf: Shelf }) {
  const [path] = useLocation()
  const narrowed = shelf === 'all' ? {} : { shelf }
  const orders = useInfiniteQuery({
    queryKey: [listMyOrders.operationName, { region, ...narrowed }],
    queryFn: ({ pageParam, signal }) =>
      listMyOrders(
        { region, limit: A_PAGE, ...narrowed, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
  const pickups = useMyPickups(region)
  if (isSignedOut(orders.error)) return <SignInFirst back={path} />
  if (isRefused(orders.error, 'not-yet-resident')) return <NoOrders />
  if (orders.isPending) return <Skeleton kind="rows" count={5} />
  if (orders.data === undefined) return <Failed error={orders.error} onRetry={orders.refetch} />
  const items = orders.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <NoOrders isFiltered={shelf !== 'all'} />
  return (
    <>
      <ul className="order-list">
        {items.map((order) => (
          <OrderCard key={order.id} region={region} order={order} pickup={pickups.get(order.id)} />
        ))}
      </ul>
      {orders.hasNextPage ? (
        <MoreOnScroll isBusy={orders.isFetchingNextPage} onMore={orders.fetchNextPage} />
      ) : null}
    </>
  )
}

/** More comes as one scrolls near; the button is for who does not scroll. */
function MoreOnScroll({ isBusy, onMore }: { isBusy: boolean; onMore: () => unknown }) {
  const end = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore
  useEffect(() => {
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void more.current(),
      { rootMargin: '300px' },
    )
    watcher.observe(end.current!)
    return () => watcher.disconnect()
  }, [])
  return (
    <div ref={end} className="order-more">
      <Button kind="plain" isBusy={isBusy} onClick={() => onMore()}>
        {m.shop_order_more()}
      </Button>
    </div>
  )
}

const NoOrders = ({ isFiltered = false }: { isFiltered?: boolean }) => (
  <Empty
    icon="receipt"
    title={isFiltered ? m.shop_order_none_here() : m.shop_order_none()}
    action={
      <Link className={buttonClass()} href={paths.home()}>
        {m.shop_order_to_shop()}
      </Link>
    }
  />
)

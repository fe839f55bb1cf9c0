import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import {
  listMyOrders,
  listNotices,
  read,
  readNotice,
  readNotices,
  useAct,
  useServerMinute,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { agoOf, instantOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { Account, loadAccount, type Who } from '../me/account.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_notices(), isPrivate: true })

export default function Notices() {
  return <Account title={m.shop_account_notices()}>{(who) => <List who={who} />}</Account>
}

function List({ who: { region } }: { who: Who }) {
  const pages = useInfiniteQuery({
    queryKey: [listNotices.operationName, region.id, 'pages'],
    queryFn: ({ pageParam }) =>
      listNotices({ region: region.id, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const orders = useQuery(read(listMyOrders, { region: region.id }))
  const readAll = useAct(readNotices, { refresh: [listNotices] })
  if (pages.data === undefined) {
    return pages.isError ? (
      <Failed error={pages.error} onRetry={pages.refetch} />
    ) : (
      <Skeleton kind="rows" count={5} />
    )
  }
  const notices = pages.data.pages.flatMap(({ items }) => items)
  const [newest] = notices
  if (newest === undefined) {
    return (
      <Empty icon="bell" title={m.shop_account_notices_none()}>
        {m.shop_account_notices_none_text()}
      </Empty>
    )
  }
  const orderOf = (number: string | null) =>
    orders.data?.items.find((order) => order.number === number)?.id
  const isUnread = (pages.data.pages[0]?.unread ?? 0) > 0
  return (
    <>
      {isUnread ? (
        <Button
          kind="plain"
          icon="check"
          isBusy={readAll.isPending}
          onClick={() =>
            readAll.mutate({ params: { region: region.id }, body: { upToId: newest.id } })
          }
        >
          {m.shop_account_read_all()}
        </Button>
      ) : null}
      <ul className="account-rows">
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeRow notice={notice} who={region} order={orderOf(notice.orderNumber)} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button
          kind="plain"
          isWide
          isBusy={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {m.common_more()}
        </Button>
      ) : null}
    </>
  )
}

interface NoticeRowProps {
  notice: ReplyOf<typeof listNotices>['items'][number]
  who: Who['region']
  /** Id of the order that it is about, where that is known. */
  order: string | undefined
}

/** One notice; a tap marks it as read and opens the order that it is about. */
function NoticeRow({ notice, who: region, order }: NoticeRowProps) {
  const mark = useAct(readNotice, { refresh: [listNotices] })
  const isNew = notice.readAt === null
  const now = useServerMinute()
  const open = () => isNew && mark.mutate({ params: { region: region.id, notice: notice.id } })
  const inside = (
    <>
      <strong>
        {isNew ? <span className="only-heard">{m.shop_account_new()} </span> : null}
        {notice.title}
      </strong>
      <span>{notice.text}</span>
      <time
        className="account-quiet"
        dateTime={notice.createdAt}
        title={instantOf(notice.createdAt, region.timeZone)}
      >
        {agoOf(notice.createdAt, now)}
      </time>
    </>
  )
  const look = `account-notice${isNew ? ' account-notice-new' : ''}`
  if (notice.orderNumber !== null) {
    const href = order === undefined ? paths.orders() : paths.order(region.id, order)
    return (
      <Link className={look} href={href} onClick={open}>
        {inside}
      </Link>
    )
  }
  return (
    <button type="button" className={look} onClick={open}>
      {inside}
    </button>
  )
}

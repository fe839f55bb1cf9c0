import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { getWallet, listWalletTransfers, read } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { Account, loadAccount, type Who } from './account.tsx'
import { TopUp } from './top-up.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_wallet(), isPrivate: true })

export default function Wallet() {
  return (
    <Account title={m.shop_account_wallet()} text={m.shop_account_wallet_text()}>
      {(who) => (
        <>
          <Balance who={who} />
          <TopUp who={who} />
          <Movements who={who} />
        </>
      )}
    </Account>
  )
}

const idsOf = ({ region, resident }: Who) => ({ region: region.id, resident: resident.id })

function Balance({ who }: { who: Who }) {
  const wallet = useQuery({ ...read(getWallet, idsOf(who)), refetchOnMount: 'always' })
  const [query] = useSearchParams()
  if (wallet.isLoadingError) return <Failed error={wallet.error} onRetry={wallet.refetch} />
  return (
    <section className="account-card">
      {query.has('payment') ? <Notice>{m.shop_account_topped_up()}</Notice> : null}
      <h2>{m.shop_account_balance()}</h2>
      <p className="account-balance number">
        {wallet.data === undefined ? '…' : money(wallet.data.balanceMinor, wallet.data.currency)}
      </p>
    </section>
  )
}

type Transfer = ReplyOf<typeof listWalletTransfers>['items'][number]

function Movements({ who }: { who: Who }) {
  const ids = idsOf(who)
  const pages = useInfiniteQuery({
    queryKey: [listWalletTransfers.operationName, ids, 'pages'],
    queryFn: ({ pageParam }) =>
      listWalletTransfers({ ...ids, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  if (pages.data === undefined) {
    return pages.isError ? (
      <Failed error={pages.error} onRetry={pages.refetch} />
    ) : (
      <Skeleton kind="rows" />
    )
  }
  const transfers = pages.data.pages.flatMap(({ items }) => items)
  if (transfers.length === 0) {
    return (
      <Empty icon="wallet" title={m.shop_account_movements_none()}>
        {m.shop_account_movements_none_text()}
      </Empty>
    )
  }
  return (
    <section className="account-form" aria-labelledby="wallet-movements">
      <h2 className="account-title" id="wallet-movements">
        {m.shop_account_movements()}
      </h2>
      <ul className="account-rows">
        {transfers.map((transfer) => (
          <li key={transfer.id}>
            <Movement transfer={transfer} who={who} />
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
    </section>
  )
}

const WHY: Record<string, () => string> = {
  'order-paid': m.shop_account_move_paid,
  'wallet-topped-up': m.shop_account_move_topped_up,
  'wallet-deposit': m.shop_account_move_deposit,
  'order-refunded': m.shop_account_move_refund,
  'refund-succeeded': m.shop_account_move_refund,
  'cash-credited': m.shop_account_move_cash,
  'door-fee-paid': m.shop_account_move_door,
  'door-fee-returned': m.shop_account_move_door_back,
}

function Movement({ transfer, who: { region, resident } }: { transfer: Transfer; who: Who }) {
  const isIn = transfer.creditAccount.includes(resident.id)
  const amount = money(isIn ? transfer.amountMinor : -transfer.amountMinor, region.currency)
  const inside = (
    <>
      <span className="account-row-text">
        <strong>{(WHY[transfer.code] ?? m.shop_account_move_other)()}</strong>
        <span>{instantOf(transfer.occurredAt, region.timeZone)}</span>
      </span>
      <span className={`account-row-end number${isIn ? ' account-row-in' : ''}`}>
        {isIn ? `+${amount}` : amount}
      </span>
    </>
  )
  if (transfer.orderId === null) return <div className="account-row">{inside}</div>
  return (
    <Link className="account-row" href={paths.order(region.id, transfer.orderId)}>
      {inside}
    </Link>
  )
}

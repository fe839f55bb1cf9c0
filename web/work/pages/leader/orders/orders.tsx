import './orders.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { read, sumOrdersOfCommunity } from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { m, number } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { LEADER } from '../paths.ts'
import { useHere, useOpenWindows } from '../use-leader.ts'
import { AllOrders } from './all-orders.tsx'
import { DayGoods } from './day-goods.tsx'
import { UnpaidOrders } from './unpaid-orders.tsx'

const SHOWN = ['unpaid', 'all', 'goods'] as const
type Shown = (typeof SHOWN)[number]

/** Who ordered for a day, who has not paid, and the goods in total. */
export default function Orders() {
  return <AtCommunity title={m.leader_orders_title()}>{() => <OrdersOfDay />}</AtCommunity>
}

function OrdersOfDay() {
  const { today } = useWork()
  const asked = useSearch({ strict: false }) as { date?: string; show?: string }
  const { here } = useHere()
  const selling = useOpenWindows().data?.[0]?.pickupDate ?? today
  const date = asked.date ?? selling
  const shown = SHOWN.find((one) => one === asked.show) ?? 'all'
  const sums = useQuery(read(sumOrdersOfCommunity, { ...here, date })).data
  return (
    <>
      <DatePick date={date} today={today} byDefault={selling} />
      <nav className="leader-tabs" aria-label={m.leader_orders_shown()}>
        <Tab shown="all" current={shown} name={m.leader_orders_all()} count={sums?.orders} />
        <Tab
          shown="unpaid"
          current={shown}
          name={m.leader_orders_unpaid()}
          count={sums?.unpaidOrders}
        />
        <Tab
          shown="goods"
          current={shown}
          name={m.leader_orders_goods()}
          count={sums?.skus.length}
        />
      </nav>
      {shown === 'all' ? <AllOrders date={date} /> : null}
      {shown === 'unpaid' ? <UnpaidOrders date={date} /> : null}
      {shown === 'goods' ? <DayGoods date={date} /> : null}
    </>
  )
}

function Tab(props: { shown: Shown; current: Shown; name: string; count: number | undefined }) {
  return (
    <Link
      to={LEADER.orders}
      search={(before: Record<string, unknown>) => ({ ...before, show: props.shown })}
      className="leader-tab"
      activeOptions={{ exact: true, includeSearch: false }}
      aria-current={props.shown === props.current ? 'page' : undefined}
      data-on={props.shown === props.current || undefined}
    >
      {props.name}
      {props.count === undefined ? null : <b className="number">{number(props.count)}</b>}
    </Link>
  )
}

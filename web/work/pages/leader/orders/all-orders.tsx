import './orders.css'
import { Link } from '@tanstack/react-router'
import { listOrdersOfCommunity } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { m, money } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { LEADER, orderPath } from '../paths.ts'
import { useHere } from '../use-leader.ts'
import { dueOf, goodsLine, STATE_TONES, STATE_WORDS } from './order-words.ts'

/** Everybody who ordered for a day, the newest first. */
export function AllOrders({ date }: { date: string }) {
  const { here } = useHere()
  const orders = usePages(listOrdersOfCommunity, { ...here, pickupDate: date })
  return (
    <StateList of={orders} empty={<NoOrders />}>
      {(found) => (
        <>
          <div className="desk-list">
            {found.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </div>
          <MoreButton of={orders} />
        </>
      )}
    </StateList>
  )
}

type Order = Awaited<ReturnType<typeof listOrdersOfCommunity>>['items'][number]

/** One order in a list; it opens. */
export function OrderRow({ order }: { order: Order }) {
  return (
    <Link to={orderPath(order.id)} className="leader-listed">
      <span className="desk-person-number number">{order.shortNumber}</span>
      <strong>{order.residentName ?? m.leader_walk_in()}</strong>
      <b className="number">{money(dueOf(order), order.currency)}</b>
      <span className="leader-soft">{order.goods.map(goodsLine).join(m.leader_comma())}</span>
      <Tag tone={STATE_TONES[order.state]}>{STATE_WORDS[order.state]()}</Tag>
    </Link>
  )
}

function NoOrders() {
  return (
    <Empty
      icon="list"
      title={m.leader_orders_none_title()}
      action={
        <Link to={LEADER.share} className={buttonClass('main')}>
          {m.leader_share_title()}
        </Link>
      }
    >
      {m.leader_orders_none_text()}
    </Empty>
  )
}

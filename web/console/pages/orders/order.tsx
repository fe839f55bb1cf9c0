import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getOrder, read } from '../../../api/index.ts'
import { calendarDay, instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Answer } from '../../answers.ts'
import { useCommunities, useLeaders, useStations, useWindows } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import { OrderActions } from './order-actions.tsx'
import { OrderMoney } from './order-money.tsx'
import { StateChip } from './orders.tsx'
import { Timeline } from './timeline.tsx'
import { channelName, REDUCTIONS } from './words.ts'

type OrderAnswer = Answer<typeof getOrder>

/** One order: what it is of, what became of it, and what can still be done. */
export default function OrderPage() {
  const { region } = useConsole()
  const { order: id = '' } = useParams({ strict: false }) as { order?: string }
  const order = useQuery(read(getOrder, { region: region.id, order: id }))
  return <Answered of={order}>{(data) => <Order order={data} />}</Answered>
}

function Order({ order }: { order: OrderAnswer }) {
  return (
    <>
      <PageHead
        title={m.console_order_title({ number: order.number })}
        about={<StateChip state={order.state} />}
        back={{ to: '/orders', name: m.console_nav_orders() }}
      >
        <OrderActions order={order} />
      </PageHead>
      <div className="console-split">
        <div className="console-stack">
          <Panel title={m.console_order_lines()}>
            <Lines order={order} />
          </Panel>
          <OrderMoney order={order} />
        </div>
        <div className="console-stack">
          <Panel title={m.console_order_about()}>
            <About order={order} />
          </Panel>
          <Timeline orderId={order.id} />
        </div>
      </div>
    </>
  )
}

function Lines({ order }: { order: OrderAnswer }) {
  const sum = (minor: number) => money(minor, order.currency)
  return (
    <div className="console-over">
      <table className="console-plain">
        <thead>
          <tr>
            <th scope="col">{m.console_order_good()}</th>
            <th scope="col" className="table-number">
              {m.console_order_quantity()}
            </th>
            <th scope="col" className="table-number">
              {m.console_order_price()}
            </th>
            <th scope="col" className="table-number">
              {m.console_order_discount()}
            </th>
            <th scope="col" className="table-number">
              {m.console_order_sum()}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineNumber}>
              <td>
                {nameOf(line.name)}
                {order.reductions
                  .filter(({ lineNumber }) => lineNumber === line.lineNumber)
                  .map((reduction) => (
                    <div key={`${reduction.kind} ${reduction.reducedAt}`} className="console-soft">
                      {m.console_order_reduction({
                        what: REDUCTIONS[reduction.kind](),
                        sum: sum(reduction.amountMinor),
                      })}
                    </div>
                  ))}
              </td>
              <td className="table-number number">
                {amountOf(line.quantity, line.measure === 'weighed')}
              </td>
              <td className="table-number number">
                {unitPrice(line.unitPriceMinor, order.currency, line.measure === 'weighed')}
              </td>
              <td className="table-number number">
                {line.discountMinor === 0 ? '' : sum(-line.discountMinor)}
              </td>
              <td className="table-number number">{sum(line.totalMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum name={m.console_order_fees()} minor={order.feeMinor} of={order} />
          <Sum name={m.console_orders_total()} minor={order.totalMinor} of={order} isLast />
          <Sum name={m.console_orders_reduced()} minor={-order.reducedMinor} of={order} />
        </tfoot>
      </table>
    </div>
  )
}

function Sum({
  name,
  minor,
  of,
  isLast,
}: {
  name: string
  minor: number
  of: OrderAnswer
  isLast?: boolean
}) {
  if (minor === 0) return null
  const text = money(minor, of.currency)
  return (
    <tr>
      <th scope="row" colSpan={4} className="table-number">
        {name}
      </th>
      <td className="table-number number">{isLast ? <strong>{text}</strong> : text}</td>
    </tr>
  )
}

function About({ order }: { order: OrderAnswer }) {
  const { zone } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const leaders = useLeaders()
  const windows = useWindows()
  return (
    <Facts
      of={[
        [m.console_orders_resident(), order.residentName ?? m.console_orders_walk_in()],
        [m.console_orders_community(), communities.name(order.communityId)],
        [m.console_orders_station(), stations.name(order.stationId)],
        [m.console_orders_leader(), leaders.name(order.leaderId)],
        [m.console_orders_pickup(), calendarDay(order.pickupDate)],
        [m.console_order_slot(), order.slot],
        [m.console_orders_short(), order.shortNumber],
        [m.console_orders_window(), windows.name(order.windowId)],
        [m.console_orders_channel(), channelName(order.channel)],
        [m.console_orders_placed(), instantOf(order.placedAt, zone)],
        [m.console_order_paid_at(), order.paidAt && instantOf(order.paidAt, zone)],
        [
          m.console_order_hold(),
          order.state === 'awaiting_payment' && order.holdUntil && instantOf(order.holdUntil, zone),
        ],
        [
          m.console_order_cancellable(),
          order.cancelledAt === null && instantOf(order.cancellableUntil, zone),
        ],
        [
          m.console_orders_cash(),
          order.cashDueMinor > 0 && money(order.cashDueMinor, order.currency),
        ],
        [m.console_order_note(), order.note],
        [m.console_orders_cancelled_why(), order.cancelledWhy],
      ]}
    />
  )
}

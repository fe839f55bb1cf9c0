import { Tag } from '../../../../desk/job-card.tsx'
import { m, timeOf } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { useWork } from '../../../work.tsx'
import { comingOf, type DayOrder, openLines, type ReceivingDay, shipmentsOf } from './day.ts'

/** The order of a receipt that belongs to none. */
export const WITHOUT_ORDER = 'none'

/** The day's purchase orders: what is still to come first. */
export function OrderCards(props: {
  day: ReceivingDay
  openId: string | undefined
  onOpen: (orderId: string) => void
}) {
  const { day, openId, onOpen } = props
  const rank = { part: 0, none: 1, whole: 2 } as const
  const orders = day.purchaseOrders.toSorted(
    (one, other) => rank[comingOf(one)] - rank[comingOf(other)],
  )
  return (
    <section className="station-side" aria-label={m.station_arrivals()}>
      {day.closedAt === null ? null : (
        <p className="station-said desk-tone-wait">{m.station_closed_late()}</p>
      )}
      <ul className="desk-list">
        {orders.map((order) => (
          <li key={order.id}>
            <button
              type="button"
              className="station-pick"
              aria-pressed={order.id === openId}
              onClick={() => onOpen(order.id)}
            >
              <OrderWords day={day} order={order} />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="station-pick"
            aria-pressed={openId === WITHOUT_ORDER}
            onClick={() => onOpen(WITHOUT_ORDER)}
          >
            <span className="station-pick-words">
              <strong>{m.station_without_order()}</strong>
              <small>{m.station_without_order_text()}</small>
            </span>
            <Icon name="next" size={18} />
          </button>
        </li>
      </ul>
    </section>
  )
}

function OrderWords({ day, order }: { day: ReceivingDay; order: DayOrder }) {
  const { region } = useWork()
  const shipments = shipmentsOf(day, order.id)
  const next = shipments.find(({ arrivedAt }) => arrivedAt === null) ?? shipments.at(-1)
  return (
    <>
      <span className="station-pick-words">
        <strong>{order.supplierName}</strong>
        <small>
          {next === undefined
            ? m.station_order_unsent({ number: order.number })
            : next.arrivedAt === null
              ? m.station_order_expected({
                  number: order.number,
                  time: timeOf(next.expectedAt, region.timeZone),
                })
              : m.station_order_came({
                  number: order.number,
                  time: timeOf(next.arrivedAt, region.timeZone),
                })}
        </small>
      </span>
      <ComingTag order={order} />
      <Icon name="next" size={18} />
    </>
  )
}

export function ComingTag({ order }: { order: DayOrder }) {
  const coming = comingOf(order)
  if (order.state === 'declined') return <Tag tone="need">{m.station_declined()}</Tag>
  if (coming === 'whole') return <Tag tone="go">{m.station_all_here()}</Tag>
  if (coming === 'none') return <Tag tone="wait">{m.station_awaited()}</Tag>
  return <Tag tone="need">{m.station_lacks_goods({ count: openLines(order).length })}</Tag>
}

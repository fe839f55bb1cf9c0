import './handover.css'
import './pickup-card.css'
import { m, nameOf, number, weight } from '../../../i18n/index.ts'
import type { Pickup } from './pickup.ts'

/** What is in the bags, to look through together. */
export function GoodsList({ pickup }: { pickup: Pickup }) {
  const lines = pickup.orders.flatMap((order) =>
    order.lines.map((line, at) => ({ ...line, key: `${order.orderId} ${at}` })),
  )
  if (lines.length === 0) return null
  return (
    <details className="handover-goods">
      <summary>{m.handover_goods({ count: lines.length })}</summary>
      <ul>
        {lines.map(({ key, name, measure, quantity }) => (
          <li key={key}>
            <span>{nameOf(name)}</span>
            <span className="number">
              {measure === 'weighed'
                ? weight(quantity)
                : m.handover_times({ count: number(quantity) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

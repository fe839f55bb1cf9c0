import './handover.css'
import './pickup-card.css'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Pickup } from './pickup.ts'

/** The bags to fetch from the shelf: which of how many under their number, and which lie cold. */
export function BagMarks({ pickup }: { pickup: Pickup }) {
  const hasMany = pickup.shortNumbers.length > 1
  return (
    <ul className="handover-bags" aria-label={m.handover_bags()}>
      {pickup.orders.flatMap((order) =>
        order.bags.map(({ bagNumber, bagCount, storage }) => {
          const which = { number: bagNumber, of: bagCount }
          const text =
            storage === 'chilled'
              ? m.handover_bag_chilled(which)
              : storage === 'frozen'
                ? m.handover_bag_frozen(which)
                : m.handover_bag(which)
          return (
            <li
              key={`${order.orderId} ${bagNumber}`}
              className={`handover-bag handover-bag-${storage}`}
            >
              {storage === 'ambient' ? null : <Icon name="snow" size={18} />}
              <span className="number">
                {hasMany ? m.handover_bag_of({ short: order.shortNumber, bag: text }) : text}
              </span>
            </li>
          )
        }),
      )}
    </ul>
  )
}

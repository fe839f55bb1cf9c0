import { m, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { CartOffer } from '../../cart.ts'

export interface Removed {
  offer: CartOffer
  quantity: number
}

/** What was taken out a moment ago can come back with one tap. */
export function RemovedLines({
  removed,
  onUndo,
}: {
  removed: readonly Removed[]
  onUndo: (removed: Removed) => void
}) {
  return (
    <ul className="cart-removed" aria-live="polite">
      {removed.map((one) => (
        <li key={one.offer.offerId}>
          <span>{m.shop_order_removed({ name: nameOf(one.offer.name) })}</span>
          <Button kind="soft" icon="undo" onClick={() => onUndo(one)}>
            {m.shop_order_undo()}
          </Button>
        </li>
      ))}
    </ul>
  )
}

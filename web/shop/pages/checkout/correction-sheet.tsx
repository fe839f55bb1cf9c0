import { Link } from 'wouter'
import { m, money } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { ServerCart } from '../../cart-lines.ts'
import { paths } from '../../paths.ts'
import { changeText } from '../cart/what-changed.tsx'
import type { Correction } from './correction.ts'

/** The order was not placed because something changed: what, the new total, and one tap. */
export function CorrectionSheet({
  correction,
  lines,
  currency,
  isBusy,
  onClose,
  onAccept,
}: {
  correction: Correction | null
  lines: ServerCart['lines']
  currency: string
  isBusy: boolean
  onClose: () => void
  onAccept: (correction: Correction) => void
}) {
  const quoted = correction?.quoted ?? null
  const isBelow = quoted?.quotes.some(({ faults }) => faults.length > 0) ?? false
  return (
    <Sheet
      title={m.shop_order_correction()}
      isOpen={correction !== null}
      onClose={onClose}
      foot={
        quoted !== null && !isBelow && correction !== null ? (
          <Button isWide isBusy={isBusy} onClick={() => onAccept(correction)}>
            {m.shop_order_correction_accept({ amount: money(quoted.totalMinor, currency) })}
          </Button>
        ) : (
          <Link className={buttonClass('main', true)} href={paths.cart()}>
            {m.shop_order_back_to_cart()}
          </Link>
        )
      }
    >
      <div className="order-stack">
        <p>{m.shop_order_correction_text()}</p>
        <ul className="checkout-changes">
          {correction?.changes.map(({ offerId, change }) => (
            <li key={`${offerId} ${change.what}`}>
              {changeText(
                lines.find((line) => line.offerId === offerId) ?? { name: {}, measure: 'piece' },
                change,
                currency,
              )}
            </li>
          ))}
        </ul>
        {quoted === null ? (
          <p>{m.shop_order_correction_nothing()}</p>
        ) : (
          <p className="checkout-new-total">
            {m.shop_order_correction_total()}
            <strong className="number">{money(quoted.totalMinor, currency)}</strong>
          </p>
        )}
        {isBelow ? <p>{m.shop_order_below_minimum()}</p> : null}
      </div>
    </Sheet>
  )
}

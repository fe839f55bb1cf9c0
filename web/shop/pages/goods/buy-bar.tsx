import { Link } from 'wouter'
import { useServerMinute } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { failureText } from '../../../ui/states.tsx'
import { useCart } from '../../cart.ts'
import { AddToCart } from '../../goods/add-to-cart.tsx'
import { standingOf } from '../../goods/offer.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import type { OfferedSku, useWindows } from './product-queries.ts'

interface BuyBarProps {
  chosen: OfferedSku | undefined
  sold: Pick<ReturnType<typeof useWindows>, 'isPending' | 'error' | 'refetch'>
  place: Place
}

/** Always at hand: the cart, and this into it. */
export function BuyBar({ chosen, sold, place }: BuyBarProps) {
  const { count } = useCart()
  const minute = useServerMinute()
  return (
    <aside className="product-buy" aria-label={m.shop_cart()}>
      <Link href={paths.cart()} className="product-cart">
        <Icon name="cart" />
        {count === 0 ? null : <span className="number">{count}</span>}
        <span className="only-heard">{m.shop_cart()}</span>
      </Link>
      {chosen === undefined ? (
        <div className="product-not">
          <span>{whyNot(sold)}</span>
          {sold.error === null ? (
            <Link href={paths.today(place)} className={buttonClass('soft')}>
              {m.shop_to_today()}
            </Link>
          ) : (
            <Button kind="soft" icon="refresh" onClick={sold.refetch}>
              {m.common_retry()}
            </Button>
          )}
        </div>
      ) : (
        <AddToCart
          offer={chosen.offer}
          windowId={chosen.window.id}
          standing={standingOf(chosen.offer, chosen.window.state, minute)}
          size="wide"
        />
      )}
    </aside>
  )
}

function whyNot({ isPending, error }: BuyBarProps['sold']): string {
  if (error !== null) return failureText(error)
  return isPending ? m.common_loading() : m.shop_not_offered()
}

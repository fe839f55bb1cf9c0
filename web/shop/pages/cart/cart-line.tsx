import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { getCart, putIntoCart, read, useAct, useServerMinute } from '../../../api/index.ts'
import { m, money, nameOf } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { tell } from '../../../ui/notice.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { failureText } from '../../../ui/states.tsx'
import { AddToCart } from '../../goods/add-to-cart.tsx'
import { standingOf, type Window } from '../../goods/offer.ts'
import { quantityText } from '../../goods/quantity-text.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { useElder } from '../../reader.tsx'
import { PriceSteps } from './price-steps.tsx'
import type { Replacement, ViewLine } from './use-cart-view.ts'

interface CartLineProps {
  place: Place
  line: ViewLine
  currency: string
  keptAt: 'server' | 'device'
  state: Window['state']
  onRemove: () => void
}

/** One line: what, how much, what it costs and why, and what to do when it lacks. */
export function CartLineItem({ place, line, currency, keptAt, state, onRemove }: CartLineProps) {
  const name = nameOf(line.name)
  const { offer, quoted } = line
  const now = useServerMinute()
  const totalMinor = quoted?.quantity === line.quantity ? quoted.totalMinor : line.goodsMinor
  const isGone = line.changes.some(({ what }) => what === 'gone' || what === 'cutoff')
  return (
    <li className={isGone ? 'cart-line cart-line-gone' : 'cart-line'}>
      <span className="cart-line-picture">
        <Picture picture={offer?.pictureIds[0]} alt="" sizes="88px" />
      </span>
      <div className="cart-line-text">
        {offer === undefined ? (
          <strong>{name}</strong>
        ) : (
          <Link
            href={paths.product(place, offer.productId, offer.skuId)}
            className="cart-line-name"
          >
            {name}
          </Link>
        )}
        <PriceSteps line={line} currency={currency} />
        {line.measure === 'weighed' ? (
          <span className="cart-quiet">{m.shop_order_weighed_hint()}</span>
        ) : null}
      </div>
      <IconButton icon="trash" label={m.shop_order_remove({ name })} onClick={onRemove} />
      <span className="cart-line-foot">
        <span className="cart-line-sum number">{money(totalMinor, currency)}</span>
        <span className="cart-line-much">
          {offer === undefined || isGone ? (
            <span className="number">{quantityText(line.measure, line.quantity)}</span>
          ) : (
            <AddToCart
              offer={offer}
              windowId={line.windowId}
              standing={standingOf(offer, state, now)}
            />
          )}
        </span>
      </span>
      {keptAt === 'server' && !isGone ? <Wish region={place.region} line={line} /> : null}
    </li>
  )
}

const WISHES: Record<Replacement, () => string> = {
  no: m.shop_order_replace_no,
  ask: m.shop_order_replace_ask,
  yes: m.shop_order_replace_yes,
}

/** What to do when it lacks: give the money back, ask, or bring something like it. */
function Wish({ region, line }: { region: string; line: ViewLine }) {
  const [isElder] = useElder()
  const client = useQueryClient()
  const put = useAct(putIntoCart, { refresh: [getCart] })
  if (isElder) return null
  const choose = (replacement: Replacement) => {
    client.setQueryData(
      read(getCart, { region }).queryKey,
      (cart) =>
        cart && {
          ...cart,
          lines: cart.lines.map((one) =>
            one.offerId === line.offerId ? { ...one, replacement } : one,
          ),
        },
    )
    put.mutate(
      { params: { region, offer: line.offerId }, body: { quantity: line.quantity, replacement } },
      { onError: (error) => tell(failureText(error), 'wrong') },
    )
  }
  const name = nameOf(line.name)
  return (
    <label className="cart-wish">
      <span>{m.shop_order_replace()}</span>
      <select
        aria-label={m.shop_order_replace_of({ name })}
        value={line.replacement}
        onChange={(event) => choose(event.target.value as Replacement)}
      >
        {(Object.keys(WISHES) as Replacement[]).map((wish) => (
          <option key={wish} value={wish}>
            {WISHES[wish]()}
          </option>
        ))}
      </select>
    </label>
  )
}

import { useQuery } from '@tanstack/react-query'
import { listRegions, read, useServerMinute, useServerNow } from '../../../api/index.ts'
import { dateIn, dayOf, m, money } from '../../../i18n/index.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import type { Place } from '../../place.ts'
import { useElder } from '../../reader.tsx'
import { CartLineItem } from './cart-line.tsx'
import type { ViewLine, ViewPart } from './use-cart-view.ts'

export interface CartPartProps {
  place: Place
  part: ViewPart
  keptAt: 'server' | 'device'
  onRemove: (line: ViewLine) => void
}

/** The lines of one window: when they come, until when they can be ordered, what is missing. */
export function CartPart({ place, part, keptAt, onRemove }: CartPartProps) {
  const regions = useQuery({ ...read(listRegions, {}), staleTime: 3_600_000 })
  const timeZone = regions.data?.find(({ id }) => id === place.region)?.timeZone ?? 'UTC'
  const now = useServerMinute()
  const { window } = part
  if (part.lines.length === 0) return null
  return (
    <section className="cart-part">
      <header>
        <h2>
          {window === undefined
            ? m.shop_order_cart()
            : m.shop_order_part({
                day: dayOf(window.pickupDate, dateIn(now, timeZone)),
              })}
        </h2>
        {window === undefined ? null : (
          <span className="cart-part-cutoff">
            <Cutoff at={window.closesAt} />
          </span>
        )}
      </header>
      <ul>
        {part.lines.map((line) => (
          <CartLineItem
            key={line.offerId}
            place={place}
            line={line}
            currency={part.quote?.currency ?? window?.currency ?? 'CNY'}
            keptAt={keptAt}
            state={window?.state ?? 'open'}
            onRemove={() => onRemove(line)}
          />
        ))}
      </ul>
      <Missing part={part} />
    </section>
  )
}

function Cutoff({ at }: { at: string }) {
  if (Date.parse(at) <= useServerNow()) return m.shop_order_cutoff_over()
  return (
    <>
      {m.shop_order_cutoff_in()} <Countdown until={at} />
    </>
  )
}

/** What is missing to order at all, or to have it brought to the door for nothing. */
function Missing({ part: { window, quote } }: { part: ViewPart }) {
  const [isElder] = useElder()
  if (window === undefined || quote === undefined) return null
  const { minimumOrderMinor, deliveryFeeMinor, freeDeliveryFromMinor, currency } = window
  const amount = (minor: number) => money(minor, currency)
  const goodsMinor = quote.goodsMinor - quote.discountMinor
  if (quote.goodsMinor < minimumOrderMinor) {
    return (
      <Toward
        doneMinor={quote.goodsMinor}
        ofMinor={minimumOrderMinor}
        text={m.shop_order_missing_minimum({
          minimum: amount(minimumOrderMinor),
          missing: amount(minimumOrderMinor - quote.goodsMinor),
        })}
      />
    )
  }
  if (isElder || deliveryFeeMinor === 0 || freeDeliveryFromMinor === null) return null
  return goodsMinor < freeDeliveryFromMinor ? (
    <Toward
      doneMinor={goodsMinor}
      ofMinor={freeDeliveryFromMinor}
      text={m.shop_order_missing_free({
        fee: amount(deliveryFeeMinor),
        missing: amount(freeDeliveryFromMinor - goodsMinor),
      })}
    />
  ) : (
    <p className="cart-missing">{m.shop_order_free_reached()}</p>
  )
}

const Toward = ({
  doneMinor,
  ofMinor,
  text,
}: {
  doneMinor: number
  ofMinor: number
  text: string
}) => (
  <p className="cart-missing">
    {text}
    <progress value={doneMinor} max={ofMinor} aria-label={text} />
  </p>
)

import { dayOf, m, money } from '../../../i18n/index.ts'
import type { Window } from '../../goods/offer.ts'
import type { Place } from '../../place.ts'
import { Choice } from '../orders/choice.tsx'
import { PointSketch } from '../orders/pickup-point.tsx'
import { useRegionTime } from '../orders/use-order.ts'
import { AddressChoice } from './address-choice.tsx'
import type { PartChoice } from './checkout-state.ts'

/** Fetched at the pickup point, when; or brought to the door, where to. */
export function HowItComes({
  place,
  residentId,
  window,
  choice,
  onChoose,
}: {
  place: Place
  residentId: string
  window: Window | undefined
  choice: PartChoice
  onChoose: (more: Partial<PartChoice>) => void
}) {
  const { today } = useRegionTime(place.region)
  if (window === undefined) return null
  const day = dayOf(window.pickupDate, today)
  return (
    <section className="order-card" aria-labelledby={`comes-${window.id}`}>
      <h2 id={`comes-${window.id}`}>{m.shop_order_part({ day })}</h2>
      {window.deliveryFeeMinor > 0 ? (
        <Choice
          legend={m.shop_order_how()}
          isLegendHeard
          value={choice.fulfilment}
          onChange={(fulfilment) => onChoose({ fulfilment })}
          options={[
            { value: 'pickup', text: m.shop_order_how_pickup(), hint: m.shop_order_how_free() },
            {
              value: 'delivery',
              text: m.shop_order_how_delivery(),
              hint: deliveryHint(window),
            },
          ]}
        />
      ) : null}
      {choice.fulfilment === 'pickup' ? (
        <>
          <PointSketch
            region={place.region}
            stationId={window.pickupStationId}
            communityId={place.community}
          />
          <Slots window={window} value={choice.slot} onChange={(slot) => onChoose({ slot })} />
        </>
      ) : (
        <AddressChoice
          region={place.region}
          residentId={residentId}
          value={choice.addressId}
          onChange={(addressId) => onChoose({ addressId })}
        />
      )}
    </section>
  )
}

function deliveryHint({ deliveryFeeMinor, freeDeliveryFromMinor, currency }: Window): string {
  const fee = money(deliveryFeeMinor, currency)
  return freeDeliveryFromMinor === null
    ? m.shop_order_how_fee({ fee })
    : m.shop_order_how_fee_free({ fee, from: money(freeDeliveryFromMinor, currency) })
}

function Slots({
  window,
  value,
  onChange,
}: {
  window: Window
  value: string | undefined
  onChange: (slot: string) => void
}) {
  const { slots } = window
  if (slots.length === 0) return null
  if (slots.length === 1) {
    return <p className="checkout-slot">{m.shop_order_slot(slots[0]!)}</p>
  }
  return (
    <Choice
      legend={m.shop_order_slot_title()}
      value={value ?? ''}
      onChange={onChange}
      options={[
        { value: '', text: m.shop_order_slot_any() },
        ...slots.map((slot) => ({
          value: `${slot.from}-${slot.to}`,
          text: m.shop_order_slot(slot),
        })),
      ]}
    />
  )
}

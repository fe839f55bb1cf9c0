import type { OrderState } from '../order.ts'
import type { Channel, PaymentMethod } from './checkout.ts'

export interface PlacedOrder {
  id: string
  number: string
  windowId: string
  communityId: string
  stationId: string
  fulfilment: 'pickup' | 'delivery'
  pickupDate: string
  slot: string | null
  shortNumber: number
  goodsMinor: number
  feeMinor: number
  taxMinor: number
  totalMinor: number
  cashDueMinor: number
  state: OrderState
  holdUntil: string | null
}

export interface PlacedPayment {
  id: string
  method: PaymentMethod
  amountMinor: number
  state: 'captured' | 'pending' | 'due'
}

/** The answer to a checkout, as it is kept under its key. */
export interface PlacedCheckout {
  checkoutId: string
  channel: Channel
  currency: string
  totalMinor: number
  placedAt: string
  orders: PlacedOrder[]
  payments: PlacedPayment[]
}

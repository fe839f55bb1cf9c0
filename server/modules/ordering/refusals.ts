import { Refusal } from '#platform/refusals'
import type { Quote, QuoteFault } from '#pricing'

/** A line that cannot be had as asked, with what is left to have. */
export interface Shortage {
  offerId: string
  wanted: number
  left: number
}

export class SoldOut extends Refusal {
  constructor(shortages: Shortage[]) {
    super('sold-out', 409, 'Not enough is left. Take what is left, or something else.', {
      shortages,
    })
  }
}

export class LimitReached extends Refusal {
  constructor(shortages: Shortage[]) {
    super('limit-reached', 409, 'One household may take only so much of this.', { shortages })
  }
}

/** Something about the lines keeps them from being ordered; the corrected quote is offered. */
export class NotOrderable extends Refusal {
  constructor(faults: QuoteFault[], quotes: Quote[], token: string) {
    const { code } = faults[0]!
    super(code, 409, faultMessages[code], { faults, quotes, quoteToken: token })
  }
}

const faultMessages: Record<QuoteFault['code'], string> = {
  'window-closed': 'Ordering is not open now.',
  'not-served': 'These goods do not come to this community.',
  'not-offered': 'This is not on offer here any more.',
  'past-cutoff': 'The time to order this is over.',
  'wrong-quantity': 'This quantity cannot be ordered.',
  'below-minimum': 'The order is too small. Add a little.',
}

export class QuoteChanged extends Refusal {
  constructor(quotes: Quote[], token: string) {
    super('quote-changed', 409, 'Prices have changed. Look at the new total and accept it.', {
      quotes,
      quoteToken: token,
    })
  }
}

export class NotYetResident extends Refusal {
  constructor(regionId: string) {
    super('not-yet-resident', 409, 'Choose your community first.', { regionId })
  }
}

export class CommunityChanged extends Refusal {
  constructor() {
    super('community-changed', 409, 'Your community has changed. Look at the goods there again.')
  }
}

export class PaymentsDoNotSum extends Refusal {
  constructor(totalMinor: number) {
    super('payments-do-not-sum', 422, 'The payments do not come to the total.', { totalMinor })
  }
}

export class CartFull extends Refusal {
  constructor(mostLines: number) {
    super('cart-full', 409, 'The cart is full. Order what is in it, or take something out.', {
      mostLines,
    })
  }
}

export class MethodNotOffered extends Refusal {
  constructor(method: string, offered: string[]) {
    super('method-not-offered', 409, 'This way of paying is not offered here. Choose another.', {
      method,
      offered,
    })
  }
}

export class CashNotTaken extends Refusal {
  constructor(why: string) {
    super('cash-not-taken', 409, why)
  }
}

export class WalletNotYours extends Refusal {
  constructor() {
    super(
      'wallet-not-yours',
      409,
      'Only the resident, or support on the phone, pays from this wallet. Take cash, or pay the order from your own wallet once it is placed.',
    )
  }
}

export class WalletTooLow extends Refusal {
  constructor(missingMinor: number) {
    super('balance-too-low', 409, 'The wallet has not enough. Top it up or pay another way.', {
      missingMinor,
    })
  }
}

export class LaneBusy extends Refusal {
  constructor() {
    super('busy', 503, 'Too many are ordering at once. Try again in a moment.', { retryAfter: 1 })
  }
}

export class SlotNotOffered extends Refusal {
  constructor(slots: readonly unknown[]) {
    super('slot-not-offered', 409, 'This pickup time is not offered. Choose another.', { slots })
  }
}

export class OrderNotCancellable extends Refusal {
  constructor(why: string) {
    super('not-cancellable', 409, why)
  }
}

export class NothingToPay extends Refusal {
  constructor(orderId: string) {
    super('nothing-to-pay', 409, 'This order is paid already, or has ended.', { orderId })
  }
}

export class OrderNotPaid extends Refusal {
  constructor(orderId: string, openMinor: number) {
    super('order-not-paid', 409, 'This order is not paid yet. Take what is due first.', {
      orderId,
      openMinor,
    })
  }
}

export class SortTooWide extends Refusal {
  constructor() {
    super(
      'sort-too-wide',
      422,
      'Choose one pickup day, one window or one resident first: orders are sorted so within these.',
    )
  }
}

import { Refusal } from '#platform/refusals'

/** A held order is the buyer's to change; one that went out is not. */
export class PurchaseOrderNotHeld extends Refusal {
  constructor(purchaseOrderId: string, state: string) {
    super(
      'purchase-order-not-held',
      409,
      'This purchase order is not held any more. Cancel it, or write another one for the rest.',
      { purchaseOrderId, state },
    )
  }
}

export class PurchaseOrderNotSent extends Refusal {
  constructor(purchaseOrderId: string, state: string) {
    super(
      'purchase-order-not-sent',
      409,
      'This purchase order was not sent, or does not hold any more. Goods that came all the same are received without it, with a reason.',
      { purchaseOrderId, state },
    )
  }
}

export class PurchaseOrderAnswered extends Refusal {
  constructor(purchaseOrderId: string, state: string) {
    super(
      'purchase-order-answered',
      409,
      'This purchase order was answered already. It can only be cut further before it is shipped.',
      { purchaseOrderId, state },
    )
  }
}

export class PurchaseOrderUnderWay extends Refusal {
  constructor(purchaseOrderId: string, state: string) {
    super(
      'purchase-order-under-way',
      409,
      'Goods of this purchase order are under way or here. Receive or refuse them.',
      { purchaseOrderId, state },
    )
  }
}

export class NotOrdered extends Refusal {
  constructor(purchaseOrderId: string, skuIds: string[]) {
    super(
      'not-ordered',
      422,
      'These goods are not on this purchase order. Receive them without it, with a reason.',
      { purchaseOrderId, skuIds },
    )
  }
}

export class MoreThanOrdered extends Refusal {
  constructor(lines: { skuId: string; wanted: number; allowed: number }[]) {
    super(
      'more-than-ordered',
      409,
      'This is more than was ordered and than may be taken in beyond it. Refuse what is too much.',
      { lines },
    )
  }
}

export class MoreThanAsked extends Refusal {
  constructor(lines: { skuId: string; wanted: number; allowed: number }[]) {
    super('more-than-asked', 422, 'A supplier can cut what was asked, not raise it.', { lines })
  }
}

export class NoSecondSource extends Refusal {
  constructor(skuIds: string[]) {
    super(
      'no-second-source',
      409,
      'Nobody else offers these goods in these days. Accept an offer as second source first.',
      { skuIds },
    )
  }
}

export class NothingToPass extends Refusal {
  constructor(purchaseOrderId: string) {
    super(
      'nothing-to-pass',
      409,
      'Nothing of this purchase order was cut, declined or left unanswered, or it was passed on already.',
      { purchaseOrderId },
    )
  }
}

export class LotNeeded extends Refusal {
  constructor(skuIds: string[]) {
    super('lot-needed', 422, 'It is agreed that these goods come with their lot. Name it.', {
      skuIds,
    })
  }
}

export class LotExpired extends Refusal {
  constructor(line: number, skuId: string, expiresOn: string) {
    super(
      'lot-expired',
      409,
      'This lot expires before it is picked up. Refuse it: quantity 0, with what came as refused.',
      { line, skuId, expiresOn },
    )
  }
}

export class UnknownCode extends Refusal {
  constructor(line: number, barcode: string) {
    super('unknown-code', 422, 'No goods have this code. Choose them by name.', { line, barcode })
  }
}

export class ReceivingClosed extends Refusal {
  constructor(closedAt: Date) {
    super(
      'receiving-closed',
      409,
      'Receiving was closed for this day. What comes later is booked as free stock.',
      { closedAt },
    )
  }
}

/** Closing says that nothing more comes; what is on its way says otherwise. */
export class GoodsUnderWay extends Refusal {
  constructor(shipmentIds: string[], purchaseOrderIds: string[]) {
    super(
      'goods-under-way',
      409,
      'Goods are still under way, or orders not sent. Wait for them, or close with force and say why.',
      { shipmentIds, purchaseOrderIds },
    )
  }
}

/** Whoever orders after a day was ended would get neither goods nor their money. */
export class DayStillSold extends Refusal {
  constructor(windowIds: string[]) {
    super(
      'day-still-sold',
      409,
      'Goods are still being ordered for this day, or its orders are not added up yet. Wait for the cutoff, or close its windows first.',
      { windowIds },
    )
  }
}

/** What was ordered for a day comes in here, and is given out from here. */
export class DaysUnderWay extends Refusal {
  constructor(pickupDates: string[]) {
    super(
      'days-under-way',
      409,
      'Goods that people ordered still come in here. Close and sort these days first.',
      { pickupDates },
    )
  }
}

export class ShipmentElsewhere extends Refusal {
  constructor(shipmentId: string) {
    super('shipment-elsewhere', 422, 'This shipment is not of this purchase order.', { shipmentId })
  }
}

export class OrderedElsewhere extends Refusal {
  constructor(purchaseOrderId: string, where: { stationId: string; pickupDate: string }) {
    super(
      'ordered-elsewhere',
      422,
      'This purchase order is for another warehouse or day. Receive it there.',
      { purchaseOrderId, ...where },
    )
  }
}

export class NotOffered extends Refusal {
  constructor(supplierId: string, skuIds: string[]) {
    super(
      'not-offered',
      409,
      'This supplier has no offer in force for these goods. Accept one first, so that their cost is known.',
      { supplierId, skuIds },
    )
  }
}

/** What went to a store, was marked down or written off is decided; what was kept can still go. */
export class SurplusSettled extends Refusal {
  constructor(destination: string) {
    super(
      'surplus-settled',
      409,
      'This surplus has gone where it was decided. Correct or move the stock itself.',
      { destination },
    )
  }
}

export class NothingLeftOver extends Refusal {
  constructor() {
    super(
      'nothing-left-over',
      409,
      'Nothing of this is left: less came, or it was taken meanwhile. Keep it for the next window.',
    )
  }
}

export class GoodsNotHere extends Refusal {
  constructor() {
    super(
      'goods-not-here',
      409,
      'The goods are not here yet. Say the price and the window once the day is allocated.',
    )
  }
}

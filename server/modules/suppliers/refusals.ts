import { Refusal } from '#platform/refusals'

export class SupplierSuspended extends Refusal {
  constructor(supplierId: string) {
    super('supplier-suspended', 409, 'This supplier is suspended. End the suspension first.', {
      supplierId,
    })
  }
}

export class SupplierNotSuspended extends Refusal {
  constructor(supplierId: string) {
    super('supplier-not-suspended', 409, 'This supplier is not suspended.', { supplierId })
  }
}

export class SkuArchived extends Refusal {
  constructor(skuId: string) {
    super('sku-archived', 409, 'This SKU is no longer sold. Offer another one.', { skuId })
  }
}

/** A SKU has one first source on a day, so that it is plain who is asked first. */
export class FirstSourceTaken extends Refusal {
  constructor(offer: { id: string; supplierId: string }) {
    super(
      'first-source-taken',
      409,
      'Another supplier is the first source in these days. End its offer, or take this one as second.',
      { offerId: offer.id, supplierId: offer.supplierId },
    )
  }
}

/** An offer is answered once: accepted, declined or withdrawn. */
export class OfferSettled extends Refusal {
  constructor(offerId: string, state: string) {
    super('offer-settled', 409, `This offer is ${state} already. Make a new one.`, {
      offerId,
      state,
    })
  }
}

export class OfferNotAccepted extends Refusal {
  constructor(offerId: string) {
    super('offer-not-accepted', 409, 'Only an accepted offer can be ended. Withdraw this one.', {
      offerId,
    })
  }
}

/** What was agreed is ended by the buyer, not by who supplies. */
export class OfferAgreed extends Refusal {
  constructor(offerId: string) {
    super('offer-agreed', 409, 'This offer was accepted. Ask the buyer to end it.', { offerId })
  }
}

/** A buyer answers one price for the same goods at a time. */
export class OfferWaiting extends Refusal {
  constructor(offerId: string) {
    super(
      'offer-waiting',
      409,
      'A price of yours for these goods waits for the buyer. Change or withdraw that one.',
      { offerId },
    )
  }
}

export class PictureUnfit extends Refusal {
  constructor(pictureId: string) {
    super('picture-unfit', 422, 'This is not a licence picture of this supplier. Add it first.', {
      pictureId,
    })
  }
}

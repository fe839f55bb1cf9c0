import { Refusal } from '#platform/refusals'

export class NotHandedOver extends Refusal {
  constructor(state: string) {
    const message =
      state === 'placed'
        ? 'These goods have not come yet. Claim them once they are ready for pickup.'
        : 'Nothing of this order was handed over, so nothing of it can be claimed.'
    super('order-not-claimable', 409, message, { state })
  }
}

export class ClaimWindowOver extends Refusal {
  constructor(endedAt: Date) {
    super(
      'claim-window-over',
      409,
      'The time in which these goods could be claimed is over. Support can still be asked.',
      { endedAt: endedAt.toISOString() },
    )
  }
}

export class TooMuchClaimed extends Refusal {
  constructor(leftQuantity: number, leftMinor: number) {
    super(
      'too-much-claimed',
      409,
      leftQuantity === 0
        ? 'All of this line was claimed or given back already. See its claims.'
        : 'Less than that is left to claim on this line.',
      { leftQuantity, leftMinor },
    )
  }
}

export class PicturesNeeded extends Refusal {
  constructor(why: 'reason' | 'amount') {
    super('pictures-needed', 422, 'Add a picture of what is wrong, then send the claim again.', {
      why,
    })
  }
}

export class ClaimDecided extends Refusal {
  constructor(decision: string) {
    super(
      'claim-decided',
      409,
      'This claim was decided already. Whoever disagrees may object to the decision.',
      { decision },
    )
  }
}

export class OwnClaim extends Refusal {
  constructor() {
    super(
      'own-claim',
      403,
      'Somebody else must decide this claim: it is your own, or you raised it.',
    )
  }
}

export class NotImpartial extends Refusal {
  constructor(why: 'decided-first' | 'bears-it' | 'objected') {
    super(
      'not-impartial',
      403,
      'Somebody else must decide this in the end: you decided, bear or contest it.',
      { why },
    )
  }
}

export class NothingLeftToRefund extends Refusal {
  constructor() {
    super(
      'nothing-left-to-refund',
      409,
      'All that this line cost was given back already. Reject the claim, or give the goods again.',
    )
  }
}

export class ClaimNotDecided extends Refusal {
  constructor() {
    super(
      'claim-not-decided',
      409,
      'This claim was not decided yet: there is nothing to object to.',
    )
  }
}

export class ObjectionTooLate extends Refusal {
  constructor(endedAt: Date) {
    super('objection-too-late', 409, 'The time to object to this decision is over.', {
      endedAt: endedAt.toISOString(),
    })
  }
}

export class AlreadyObjected extends Refusal {
  constructor() {
    super('already-objected', 409, 'Your side has objected already. An arbiter looks at it.')
  }
}

export class NothingToObjectTo extends Refusal {
  constructor() {
    super(
      'nothing-to-object-to',
      409,
      'You neither made this claim nor bear what it costs, so there is nothing for you to object to.',
    )
  }
}

export class ClaimFinal extends Refusal {
  constructor() {
    super('claim-final', 409, 'An arbiter has decided this claim. That is final.')
  }
}

export class NotObjected extends Refusal {
  constructor() {
    super(
      'not-objected',
      409,
      'Nobody has objected to the decision, so nothing is to be arbitrated.',
    )
  }
}

export class ReplacementNotThere extends Refusal {
  constructor(state: string) {
    super(
      'replacement-not-there',
      409,
      'There are no goods of this claim to hand over: they were not taken yet, or have been given.',
      { state },
    )
  }
}

export class NothingAffected extends Refusal {
  constructor() {
    super(
      'nothing-affected',
      409,
      'No order has goods of this. Check which lot, load or day is meant.',
    )
  }
}

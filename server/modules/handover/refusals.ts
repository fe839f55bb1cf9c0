import { Refusal } from '#platform/refusals'

export class WrongCode extends Refusal {
  constructor(left: number) {
    super('wrong-code', 404, 'Nobody here has this. Read it again, or use another way.', {
      triesLeft: left,
    })
  }
}

export class TooManyGuesses extends Refusal {
  constructor(until: Date, at: Date) {
    super(
      'too-many-guesses',
      429,
      'Too many wrong tries here. Scan the code or use the order’s number, or wait.',
      { until, retryAfter: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000)) },
    )
  }
}

export class CodeAltered extends Refusal {
  constructor() {
    super('code-altered', 409, 'This is not a code of ours, or it was changed. Ask for the digits.')
  }
}

export class CodeExpired extends Refusal {
  constructor(why: 'early' | 'late' | 'renewed' | 'revoked') {
    super('code-expired', 409, expiredMessages[why], { why })
  }
}

const expiredMessages = {
  early: 'This code is for a later day.',
  late: 'This code has run out. Open the app for the one in force.',
  renewed: 'This is an old picture of the code. Open the app for the new one.',
  revoked: 'This code was taken back by whoever gave it.',
}

export class CodeOfAnotherPlace extends Refusal {
  constructor(communityId: string, stationName: string) {
    super('code-of-another-place', 409, `These goods wait elsewhere: ${stationName}.`, {
      communityId,
      stationName,
    })
  }
}

export class NotArrived extends Refusal {
  constructor(pickupDate: string, why: 'not-arrived' | 'not-ready') {
    super(why, 409, arrivalMessages[why], { pickupDate })
  }
}

const arrivalMessages = {
  'not-arrived': 'These goods have not arrived yet.',
  'not-ready': 'Not all of it is here, or the leader has not confirmed what came.',
}

export class NothingToHandOver extends Refusal {
  constructor() {
    super('nothing-to-hand-over', 409, 'Nothing waits here for this person.')
  }
}

export class OrderEnded extends Refusal {
  constructor(orderId: string, state: string) {
    super('order-ended', 409, endedMessages[state] ?? 'This order has ended.', { orderId, state })
  }
}

const endedMessages: Record<string, string> = {
  cancelled: 'This order was cancelled and paid back.',
  refunded: 'This order was refunded in full: nothing is to be handed over.',
  lacking: 'Nothing of this order came. What was paid for it goes back.',
  expired: 'This order was never paid and was let go.',
  returned: 'This order was not fetched in time and went back.',
  awaiting_payment: 'This order is not paid yet. It is paid in the app first.',
}

export class AlreadyHandedOver extends Refusal {
  constructor(handover: { id: string; orderId: string; handedAt: Date; byName: string }) {
    super('already-handed-over', 409, `Handed over already, by ${handover.byName}.`, {
      handoverId: handover.id,
      orderId: handover.orderId,
      handedAt: handover.handedAt,
      handedBy: handover.byName,
    })
  }
}

export class CashNotExact extends Refusal {
  constructor(dueMinor: number, takenMinor: number) {
    super('cash-not-exact', 409, 'Take just what is due in cash, and say so.', {
      dueMinor,
      takenMinor,
    })
  }
}

export class NotUndoable extends Refusal {
  constructor(why: 'undone' | 'late' | 'money-moved') {
    super('not-undoable', 409, undoMessages[why], { why })
  }
}

const undoMessages = {
  undone: 'This handover was taken back already.',
  late: 'The time to take this back is over. Make a claim instead.',
  'money-moved': 'Money of this order has moved since. Make a claim instead.',
}

export class NotWaiting extends Refusal {
  constructor(state: 'not-ready' | 'handed' | 'returned') {
    super('not-waiting', 409, waitingMessages[state], { state })
  }
}

const waitingMessages = {
  'not-ready': 'These goods do not wait at the pickup point yet.',
  handed: 'These goods were handed over already.',
  returned: 'These goods have gone back already.',
}

export class UncollectedDecided extends Refusal {
  constructor() {
    super('uncollected-decided', 409, 'Somebody has said already what becomes of these goods.')
  }
}

export class NoMoreExtensions extends Refusal {
  constructor(most: number) {
    super('no-more-extensions', 409, 'This cannot wait any longer. Please fetch it.', { most })
  }
}

export class ForwardedCodesFull extends Refusal {
  constructor(most: number) {
    super('forwarded-codes-full', 409, 'Take one of the codes back before giving another.', {
      most,
    })
  }
}

export class DoorDeliveryState extends Refusal {
  constructor(state: 'asked' | 'accepted' | 'done' | 'cancelled') {
    super('door-delivery-state', 409, doorMessages[state], { state })
  }
}

const doorMessages = {
  asked: 'Somebody must say first that they bring it.',
  accepted: 'Somebody brings it already.',
  done: 'This was brought to the door already.',
  cancelled: 'This delivery was called off.',
}

export class WithDoorDelivery extends Refusal {
  constructor(doorDeliveryId: string) {
    super(
      'with-door-delivery',
      409,
      'This goes to the door. Finish or call off that delivery first.',
      { doorDeliveryId },
    )
  }
}

export class ProofNeeded extends Refusal {
  constructor() {
    super('proof-needed', 422, 'Show that it was given: the code’s digits, or a picture.')
  }
}

export class ConflictResolved extends Refusal {
  constructor() {
    super('conflict-resolved', 409, 'Someone has settled this already.')
  }
}

export class NoCashToGiveBack extends Refusal {
  constructor() {
    super('no-cash-to-give-back', 409, 'No cash is to be given back here. Settle it instead.')
  }
}

export class TooManyUncollected extends Refusal {
  constructor(most: number, days: number) {
    super(
      'too-many-uncollected',
      409,
      'Cash orders were left unfetched too often. Pay this one before pickup.',
      { most, days },
    )
  }
}

import { Refusal } from '#platform/refusals'

export class PayoutTooLarge extends Refusal {
  constructor(availableMinor: number) {
    super('payout-too-large', 409, 'Not more can be paid out than is available now.', {
      availableMinor,
    })
  }
}

export class NoBankAccount extends Refusal {
  constructor() {
    super('no-bank-account', 409, 'Say first to which bank account money is paid out.')
  }
}

export class PayoutNotOpen extends Refusal {
  constructor(state: string) {
    super('payout-not-open', 409, PAYOUT_MESSAGES[state] ?? 'This cannot be done now.', { state })
  }
}

const PAYOUT_MESSAGES: Record<string, string> = {
  approved: 'This payout was approved already.',
  batched: 'This payout is at the bank. Wait for its result.',
  failed: 'The bank sent this payout back. Put it in another batch, or cancel it.',
  paid: 'This payout was paid already.',
  cancelled: 'This payout was cancelled.',
}

/**
 * Four eyes: not the one who asked, not the payee, not the one who set the bank account; and who
 * approved does not say afterwards to which account it goes.
 */
export class SecondPersonNeeded extends Refusal {
  constructor(why: 'requester' | 'payee' | 'account-setter' | 'approver' | 'holder') {
    super('second-person-needed', 403, 'Someone else must do this. Ask a colleague.', { why })
  }
}

export class NothingToPay extends Refusal {
  constructor(withoutAccount: number) {
    super('nothing-to-pay', 409, 'No approved payout with a bank account waits for a batch.', {
      withoutAccount,
    })
  }
}

export class NotInBatch extends Refusal {
  constructor(payoutIds: readonly string[]) {
    super('not-in-batch', 422, 'Some payouts are not of this batch. Nothing was recorded.', {
      payoutIds: payoutIds.slice(0, 20),
    })
  }
}

export class DisputeTooLate extends Refusal {
  constructor(disputableUntil: string) {
    super('dispute-too-late', 409, 'The lines of this statement can no longer be disputed.', {
      disputableUntil,
    })
  }
}

export class NotDisputable extends Refusal {
  constructor() {
    super(
      'not-disputable',
      409,
      'This line only carries an earlier statement on. Dispute that one.',
    )
  }
}

export class DisputeResolved extends Refusal {
  constructor(resolution: string) {
    super('dispute-resolved', 409, 'This dispute was resolved already.', { resolution })
  }
}

/** Nobody is paid back more of their own money than they laid out. */
export class NotLaidOut extends Refusal {
  constructor(balanceMinor: number) {
    super('not-laid-out', 409, 'So much is not laid out here. Pay back what is, at most.', {
      laidOutMinor: Math.max(0, balanceMinor),
    })
  }
}

export class NotShort extends Refusal {
  constructor() {
    super('not-short', 409, 'Nothing of this deposit is missing any more.')
  }
}

export class AlreadyWrittenOff extends Refusal {
  constructor() {
    super('already-written-off', 409, 'What is missing here was written off already.')
  }
}

export class InvoiceTooEarly extends Refusal {
  constructor(state: string) {
    super('invoice-too-early', 409, 'An invoice is made once the goods were handed over.', {
      state,
    })
  }
}

export class NothingToInvoice extends Refusal {
  constructor() {
    super('nothing-to-invoice', 409, 'Everything that was paid for this order was given back.')
  }
}

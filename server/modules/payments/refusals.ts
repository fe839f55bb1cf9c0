import { Refusal } from '#platform/refusals'

export class ProviderNotOffered extends Refusal {
  constructor(provider: string) {
    super('provider-not-offered', 404, 'This way of paying is not offered here. Choose another.', {
      provider,
    })
  }
}

export class ProviderAway extends Refusal {
  constructor(provider: string) {
    super('provider-away', 503, 'The payment service does not answer. Try again in a moment.', {
      provider,
      retryAfter: 5,
    })
  }
}

export class PaymentEnded extends Refusal {
  constructor(state: string) {
    super('payment-ended', 409, 'This payment has ended. Start a new one if money is still due.', {
      state,
    })
  }
}

export class NotificationRefused extends Refusal {
  constructor(why: string) {
    super('notification-refused', 401, `This message is not proven to be the provider’s: ${why}.`)
  }
}

export class CashAlreadyTaken extends Refusal {
  constructor(orderId: string, amountMinor: number) {
    super('cash-already-taken', 409, 'The cash for this order was taken already.', {
      orderId,
      amountMinor,
    })
  }
}

export class CashMovedOn extends Refusal {
  constructor(orderId: string) {
    super('cash-moved-on', 409, 'Some of this money has gone back already. Make a claim instead.', {
      orderId,
    })
  }
}

export class CashDiffers extends Refusal {
  constructor(dueMinor: number) {
    super('cash-differs', 409, 'This is not the amount that is due in cash.', { dueMinor })
  }
}

export class RefundTooLarge extends Refusal {
  constructor(orderId: string, leftMinor: number) {
    super('refund-too-large', 409, 'Not more can be given back than was paid.', {
      orderId,
      leftMinor,
    })
  }
}

export class RefundNotOpen extends Refusal {
  constructor(state: string) {
    super('refund-not-open', 409, refundMessages[state] ?? 'This cannot be done now.', { state })
  }
}

const refundMessages: Record<string, string> = {
  succeeded: 'This money has gone back already.',
  rerouted: 'This money goes back another way already.',
  asked: 'The payment service is at it. Wait for its answer before choosing another way.',
  waiting: 'This has not been tried yet. Another way is for what failed.',
  'not-cash': 'This does not go back in cash.',
}

export class NoWallet extends Refusal {
  constructor() {
    super('no-wallet', 409, 'The payer has no wallet here. Choose another way.')
  }
}

export class OwnMoney extends Refusal {
  constructor() {
    super('own-money', 403, 'Money of your own needs someone else’s hand. Ask a colleague.')
  }
}

export class ResidentsUnknown extends Refusal {
  constructor(residentIds: string[]) {
    super('residents-unknown', 422, 'Some residents are not of this region. Nothing was put in.', {
      residentIds: residentIds.slice(0, 20),
    })
  }
}

export class QuarantineResolved extends Refusal {
  constructor() {
    super('quarantine-resolved', 409, 'Someone has settled this already.')
  }
}

export class StillWrong extends Refusal {
  constructor(why: string) {
    super(
      'still-wrong',
      409,
      'The message still does not fit. Put it right first, or dismiss it.',
      {
        why,
      },
    )
  }
}

import { Refusal } from '#platform/refusals'

export class BalanceTooLow extends Refusal {
  constructor(accountId: string, missingMinor: number) {
    super('balance-too-low', 409, 'The balance is not enough. Pay another way or top up.', {
      account: accountId.split(':')[0],
      missingMinor,
    })
  }
}

export class CashCeilingReached extends Refusal {
  constructor(ceilingMinor: number) {
    super(
      'cash-ceiling-reached',
      409,
      'Too much cash is held here already. Pay it in before taking more.',
      { ceilingMinor },
    )
  }
}

import { Refusal } from '#platform/refusals'
import type { Finding } from './finding.ts'
import type { PriceFall } from './price-falls.ts'

export class WindowEnded extends Refusal {
  constructor(state: string) {
    super('window-ended', 409, 'This window is closed or withdrawn. Clone it to sell again.', {
      state,
    })
  }
}

export class WindowNotOpen extends Refusal {
  constructor(state: string) {
    super('window-not-open', 409, 'Nobody is ordering in this window now: change its offers.', {
      state,
    })
  }
}

export class AlreadyPublished extends Refusal {
  constructor(publishedAt: Date) {
    super('already-published', 409, 'This window is published already.', { publishedAt })
  }
}

/** Something keeps the window from being published; it has to be put right. */
export class NotPublishable extends Refusal {
  constructor(findings: Finding[]) {
    super('not-publishable', 409, 'Put right what the findings of severity error say first.', {
      findings,
    })
  }
}

export class WarningsNotAccepted extends Refusal {
  constructor(findings: Finding[]) {
    super(
      'warnings-not-accepted',
      409,
      'Look at the warnings, and accept them or put them right.',
      {
        findings,
      },
    )
  }
}

export class CapBelowReserved extends Refusal {
  constructor(offers: { listingId: string; cap: number; reserved: number }[]) {
    super('cap-below-reserved', 409, 'More than that is ordered already. Choose a higher cap.', {
      offers,
    })
  }
}

export class SupplyInUse extends Refusal {
  constructor(listingIds: string[]) {
    super('supply-in-use', 409, 'Orders hold this supply: its kind and station stay.', {
      listingIds,
    })
  }
}

export class PriceCutUndecided extends Refusal {
  constructor(falls: PriceFall[]) {
    super(
      'price-cut-undecided',
      409,
      'A price falls while people are ordering. Cut it by itself, or say that nothing is paid back.',
      { falls },
    )
  }
}

export class NotAPriceCut extends Refusal {
  constructor(priceMinor: number) {
    super('not-a-price-cut', 409, 'Nobody would pay less. Change the offer instead.', {
      priceMinor,
    })
  }
}

export class AlreadyWithdrawn extends Refusal {
  constructor(withdrawnAt: Date) {
    super('already-withdrawn', 409, 'This is withdrawn already.', { withdrawnAt })
  }
}

export class PlanStopped extends Refusal {
  constructor(stoppedAt: Date) {
    super('plan-stopped', 409, 'This plan was stopped. Make a new one.', { stoppedAt })
  }
}

export class OfferedThere extends Refusal {
  constructor(listingId: string) {
    super(
      'offered-there',
      409,
      'This window has these goods already. Change that offer, or choose another window.',
      { listingId },
    )
  }
}

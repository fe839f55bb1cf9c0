import { Refusal } from '#platform/refusals'

export class VehicleNotUsable extends Refusal {
  constructor(vehicleIds: string[]) {
    super(
      'vehicle-not-usable',
      409,
      'A vehicle named is retired, unknown here or drives for another warehouse that day.',
      { vehicleIds },
    )
  }
}

export class NoVehicle extends Refusal {
  constructor() {
    super('no-vehicle', 409, 'No vehicle is free here that day. Add one, or name those to use.')
  }
}

export class NothingToLoad extends Refusal {
  constructor() {
    super('nothing-to-load', 409, 'There are no bags left that need a vehicle that day.')
  }
}

export class SortingNotFinished extends Refusal {
  constructor() {
    super('sorting-not-finished', 409, 'Sorting is not finished yet. Finish it first.')
  }
}

export class NoVehicleCarries extends Refusal {
  constructor(orderIds: string[]) {
    super(
      'no-vehicle-carries',
      409,
      'Some bags are too heavy for every vehicle. Name a larger vehicle, or pack them anew.',
      { orderIds },
    )
  }
}

export class AlreadyDispatched extends Refusal {
  constructor(at: Date) {
    super('already-dispatched', 409, 'This load has left already.', { dispatchedAt: at })
  }
}

export class NotDispatched extends Refusal {
  constructor() {
    super('not-dispatched', 409, 'This load has not left the warehouse yet. Dispatch it first.')
  }
}

export class ColdNeedsIceBoxes extends Refusal {
  constructor(coldBags: number, iceBoxes: number) {
    super(
      'cold-needs-ice-boxes',
      409,
      'Cold bags ride here without cooling. Take ice boxes, or plan a cold vehicle.',
      { coldBags, iceBoxesPlanned: iceBoxes },
    )
  }
}

export class AlreadyArrived extends Refusal {
  constructor(at: Date) {
    super('already-arrived', 409, 'This stop has been arrived at already.', { arrivedAt: at })
  }
}

export class MoreThanAboard extends Refusal {
  constructor(aboard: { crates: number; iceBoxes: number }) {
    super('more-than-aboard', 409, 'More crates or ice boxes are named than ride on the load.', {
      aboard,
    })
  }
}

export class AlreadyReturned extends Refusal {
  constructor(at: Date) {
    super('already-returned', 409, 'This load has been counted back already.', { returnedAt: at })
  }
}

export class NotArrived extends Refusal {
  constructor() {
    super('not-arrived', 409, 'Nothing has arrived here for that day yet.')
  }
}

export class AlreadyConfirmed extends Refusal {
  constructor(at: Date) {
    super(
      'already-confirmed',
      409,
      'What came has been confirmed already. Report what is found later as a discrepancy.',
      { confirmedAt: at },
    )
  }
}

export class NotConfirmed extends Refusal {
  constructor() {
    super('not-confirmed', 409, 'What came is not confirmed yet. Report it with the confirmation.')
  }
}

export class ReportTooLate extends Refusal {
  constructor(pickupDate: string) {
    super(
      'report-too-late',
      409,
      'The day of pickup is over. What a resident lacks is now settled by a claim.',
      { pickupDate },
    )
  }
}

export class DiscrepancyUnclear extends Refusal {
  constructor(index: number, message: string) {
    super('discrepancy-unclear', 422, message, { index })
  }
}

export class NotExpectedHere extends Refusal {
  constructor(index: number, left: number) {
    super(
      'not-expected-here',
      409,
      'That much was not to come here, or was reported before. Correct the quantity or the order.',
      { index, left },
    )
  }
}

export class AlreadyResolved extends Refusal {
  constructor(resolution: string | null) {
    super('already-resolved', 409, 'This discrepancy has been resolved already.', { resolution })
  }
}

export class WrongResolution extends Refusal {
  constructor(kind: string) {
    super(
      'wrong-resolution',
      409,
      kind === 'surplus'
        ? 'What is too much is redelivered to who lacks it, taken back or written off.'
        : 'What lacks is redelivered or refunded.',
      { kind },
    )
  }
}

export class NothingToMatch extends Refusal {
  constructor() {
    super('nothing-to-match', 409, 'Nobody has the other side of it. Name where the goods are.')
  }
}

export class RedeliveryEnded extends Refusal {
  constructor(doneAt: Date | null) {
    super('redelivery-ended', 409, 'This redelivery is done or cancelled already.', { doneAt })
  }
}

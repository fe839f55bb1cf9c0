import { Refusal } from '#platform/refusals'

/** 409: one application or leadership of a person in a region at a time. */
export class AlreadyApplied extends Refusal {
  constructor() {
    super(
      'already-applied',
      409,
      'You have applied or lead here already. See your application for where it stands.',
    )
  }
}

export class ApplicationDecided extends Refusal {
  constructor(state: string) {
    super('application-decided', 409, 'This application was decided already.', { state })
  }
}

/** 409: one does not approve oneself. */
export class OwnApplication extends Refusal {
  constructor() {
    super('own-application', 409, 'Someone else must decide your own application.')
  }
}

/** 409: not approved, or left. */
export class NotLeading extends Refusal {
  constructor(leaderId: string) {
    super('not-leading', 409, 'This leader does not lead: not approved yet, or left.', { leaderId })
  }
}

export class NoSuchPickupPoint extends Refusal {
  constructor() {
    super(
      'no-such-pickup-point',
      422,
      'Goods cannot wait at this station. Choose an open pickup point, store or grid station.',
      { field: 'pickupStationId' },
    )
  }
}

/** 409: something still goes through the leader's hands; reasons say what. */
export class LeaderHasInFlight extends Refusal {
  constructor(reasons: readonly string[]) {
    super(
      'leader-has-in-flight',
      409,
      'The leader cannot leave while something is under way. Finish or hand over what is listed.',
      { reasons },
    )
  }
}

export class AbsenceOverlaps extends Refusal {
  constructor(absenceId: string) {
    super(
      'absence-overlaps',
      409,
      'The leader is absent in that time already. End the other absence first.',
      { absenceId },
    )
  }
}

export class SubstituteAbsent extends Refusal {
  constructor(absenceId: string) {
    super(
      'substitute-absent',
      409,
      'The substitute is absent themselves in that time. Choose another one.',
      { absenceId },
    )
  }
}

export class StandsInForOther extends Refusal {
  constructor(absenceId: string) {
    super(
      'stands-in-for-other',
      409,
      'The leader stands in for another one in that time, who needs another substitute first.',
      { absenceId },
    )
  }
}

export class AbsenceEnded extends Refusal {
  constructor() {
    super('absence-ended', 409, 'This absence has ended already.')
  }
}

export class CannotHelp extends Refusal {
  constructor() {
    super(
      'cannot-help',
      409,
      'Only a resident of the community who can sign in and does not lead it can help.',
    )
  }
}

export class TooManyHelpers extends Refusal {
  constructor(maxHelpers: number) {
    super('too-many-helpers', 409, 'Take a helper back before giving another one.', { maxHelpers })
  }
}

export class HelperRevoked extends Refusal {
  constructor() {
    super('helper-revoked', 409, 'This helper was taken back already.')
  }
}

/** 422: what was sold keeps its rate. */
export class RateInThePast extends Refusal {
  constructor() {
    super('rate-in-the-past', 422, 'A rate holds from now or later, never for what was sold.', {
      field: 'inForceFrom',
    })
  }
}

/** 409: who leads leaves first, and is erased then. */
export class StillLeads extends Refusal {
  constructor(regionId: string) {
    super('still-leads', 409, 'This person leads still. Leave as a leader first.', { regionId })
  }
}

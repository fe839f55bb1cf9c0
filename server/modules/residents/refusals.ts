import { Refusal } from '#platform/refusals'

/** 409: a person is one resident in a region. */
export class AlreadyResident extends Refusal {
  constructor(residentId?: string) {
    super(
      'already-resident',
      409,
      'You have joined this region already. Change your community in your profile instead.',
      residentId === undefined ? {} : { residentId },
    )
  }
}

/** 422: the building lies elsewhere. */
export class NotInCommunity extends Refusal {
  constructor(buildingId: string) {
    super('not-in-community', 422, 'This building is not in that community. Choose another one.', {
      field: 'buildingId',
      buildingId,
    })
  }
}

/** 409: the leader does not serve where the resident lives. */
export class LeaderDoesNotServe extends Refusal {
  constructor() {
    super(
      'leader-does-not-serve',
      409,
      'This leader does not serve your community. Choose one of those who do.',
    )
  }
}

/** 409: a leader was chosen only lately. */
export class LeaderChangedLately extends Refusal {
  constructor(changeableAt: Date) {
    super(
      'leader-changed-lately',
      409,
      'You chose your leader only lately. Wait until the day shown, or ask support.',
      { changeableAt: changeableAt.toISOString() },
    )
  }
}

/** 404: nobody told such a code, or it was renewed since. */
export class HouseholdCodeUnknown extends Refusal {
  constructor() {
    super(
      'household-code-unknown',
      404,
      'This code fits no household. Ask your family for the newest one.',
    )
  }
}

export class AlreadyInHousehold extends Refusal {
  constructor(householdId: string) {
    super('already-in-household', 409, 'Leave the present household first.', { householdId })
  }
}

export class NotInHousehold extends Refusal {
  constructor() {
    super('not-in-household', 409, 'This resident is in no household.')
  }
}

export class HouseholdFull extends Refusal {
  constructor(maxMembers: number) {
    super('household-full', 409, 'This household has as many members as it can have.', {
      maxMembers,
    })
  }
}

/** 409: a household lives in one community. */
export class HouseholdElsewhere extends Refusal {
  constructor() {
    super(
      'household-elsewhere',
      409,
      'This household lives in another community. Change the community first.',
    )
  }
}

export class TooManyAddresses extends Refusal {
  constructor(maxAddresses: number) {
    super('too-many-addresses', 409, 'Remove an address that is no longer used first.', {
      maxAddresses,
    })
  }
}

/** 409: who has a login speaks, claims and is erased for themselves. */
export class HasLogin extends Refusal {
  constructor() {
    super(
      'has-login',
      409,
      'This resident has a login of their own, so this is theirs to do in their account.',
    )
  }
}

/** 409: the one who shall order cannot. */
export class CannotOrderForOthers extends Refusal {
  constructor() {
    super(
      'cannot-order-for-others',
      409,
      'Only a resident of the same community with a login can order for a neighbour.',
    )
  }
}

export class ClaimOpen extends Refusal {
  constructor() {
    super(
      'claim-open',
      409,
      'You have asked already. Your leader or support will confirm who you are.',
    )
  }
}

export class ClaimDecided extends Refusal {
  constructor() {
    super('claim-decided', 409, 'This claim was confirmed or rejected already.')
  }
}

/** 409: one does not confirm who one is oneself. */
export class OwnClaim extends Refusal {
  constructor() {
    super('own-claim', 409, 'Someone else must confirm your own claim. Ask support.')
  }
}

/** 409: a list that nobody can look through any more. */
export class TooManyFavourites extends Refusal {
  constructor(limit: number) {
    super('too-many-favourites', 409, `You have ${limit} favourites. Take some off first.`, {
      limit,
    })
  }
}

/** 409: nobody has to look a second time at one who has no account. */
export class NoLogin extends Refusal {
  constructor() {
    super('no-login', 409, 'This resident has no login. Erase them directly.')
  }
}

export class ErasureAsked extends Refusal {
  constructor() {
    super('erasure-asked', 409, 'It was asked already, and waits for a second look.')
  }
}

export class NoErasureAsked extends Refusal {
  constructor() {
    super('no-erasure-asked', 409, 'Nobody asks for that any more. Read the resident again.')
  }
}

/** 403: who asked does not approve. */
export class SecondLookNeeded extends Refusal {
  constructor() {
    super('second-look-needed', 403, 'You asked for it. Somebody else has to look at it.')
  }
}

/** 403: what is erased here is erased everywhere. */
export class LivesElsewhereToo extends Refusal {
  constructor(regionIds: string[]) {
    super(
      'lives-elsewhere-too',
      403,
      'This person shops in another region too. An administrator has to approve it.',
      { regionIds },
    )
  }
}

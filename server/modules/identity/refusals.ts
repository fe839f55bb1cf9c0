import { Refusal } from '#platform/refusals'

/** 403: signed in with a password that somebody else gave; it has to be changed first. */
export class PasswordChangeNeeded extends Refusal {
  constructor() {
    super(
      'password-change-needed',
      403,
      'Your password was given to you by somebody else. Change it first.',
      { changeAt: '/api/auth/change-password' },
    )
  }
}

/** 429: too many tries at this phone or e-mail, from wherever they came. */
export class TriedTooOften extends Refusal {
  constructor(waitSeconds: number) {
    super('tried-too-often', 429, 'Too many tries. Wait, then ask for a new code or try again.', {
      retryAfter: waitSeconds,
    })
  }
}

/** 403: nobody gives more than they hold. */
export class GrantTooWide extends Refusal {
  constructor() {
    super('grant-too-wide', 403, 'You cannot give or take back a role that reaches past your own.')
  }
}

/** 403: nobody gives a role to themselves. */
export class GrantToSelf extends Refusal {
  constructor() {
    super('grant-to-self', 403, 'Nobody gives a role to themselves. Ask another administrator.')
  }
}

/** 409: without an administrator nobody could ever give a role again. */
export class LastAdmin extends Refusal {
  constructor() {
    super('last-admin', 409, 'This is the last administrator. Make another one first.')
  }
}

/** 409: who still holds roles gives them back before the account is deleted. */
export class RolesHeld extends Refusal {
  constructor(roles: string[]) {
    super('roles-held', 409, 'This person still holds roles. They have to be taken back first.', {
      roles,
    })
  }
}

/** A refusal of the sign-in library, told like every other. */
export class SignInRefused extends Refusal {}

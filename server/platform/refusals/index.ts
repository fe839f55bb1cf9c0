export { sayIn } from './say-in.ts'

/** What a refusal carries to the client beside its code: figures and ids that offer a way out. */
export type RefusalDetails = Record<string, unknown>

/**
 * What a person can cause and must be told. Subclass it in a module's refusals.ts with a stable
 * code and an HTTP status; the one handler in #platform/http turns it into problem+json.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly details: RefusalDetails

  constructor(code: string, status: number, message: string, details: RefusalDetails = {}) {
    super(message)
    this.name = new.target.name
    this.code = code
    this.status = status
    this.details = details
  }
}

/** 404, also for what exists but is not the caller's to see. */
export class NotFound extends Refusal {
  constructor(what: string) {
    super('not-found', 404, `There is no such ${what}.`, { what })
  }
}

/** 401: nobody is signed in, or the session has ended. */
export class SignInNeeded extends Refusal {
  constructor() {
    super('sign-in-needed', 401, 'Sign in first.')
  }
}

/** 403: signed in, but not for this. */
export class NotAllowed extends Refusal {
  constructor() {
    super('not-allowed', 403, 'This is not yours to do.')
  }
}

/** 422: well-formed for the schema, but wrong in itself; field is where. */
export class Invalid extends Refusal {
  constructor(field: string, message: string, details: RefusalDetails = {}) {
    super('invalid', 422, message, { field, ...details })
  }
}

/** 409: the row was changed since the caller read it; version is the one in force. */
export class Stale extends Refusal {
  constructor(what: string, version: number) {
    super('stale', 409, `This ${what} was changed by someone else. Read it again.`, { version })
  }
}

/** 409: it is there already. */
export class AlreadyExists extends Refusal {
  constructor(what: string, details: RefusalDetails = {}) {
    super('already-exists', 409, `This ${what} exists already.`, details)
  }
}

/** A broken invariant: a fault of ours, never of the caller. Becomes a 500 with a request id. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`)
}

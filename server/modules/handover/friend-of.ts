import type { PickupCode } from './queries/codes.ts'

/** Whom a code was given to; nobody where it is one's own, or the name was erased. Pure. */
export const friendOf = (code: Pick<PickupCode, 'forwardedTo'> | undefined): string | null =>
  code?.forwardedTo || null

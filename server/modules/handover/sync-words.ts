import type { Locale } from '#platform/i18n'
import { sayIn } from '#platform/refusals'
import type { Refused } from './decide-sync.ts'
import type { ConflictKind } from './queries/conflicts.ts'

/** What became of an order that a phone gave, where it does not fit. */
export const CONFLICTS: Record<ConflictKind, string> = {
  'handed-over-twice': 'Somebody else handed this over first. Cash taken again is owed back.',
  refunded: 'The order was refunded meanwhile.',
  cancelled: 'The order was called off meanwhile.',
  returned: 'The order went back before this was told.',
  unpaid: 'The order is not paid.',
  'cash-over': 'More cash was taken than was due. The rest is owed back.',
  'cash-short': 'Less cash was taken than is due.',
}

/** Why an item of a sync is not taken over. */
export const REFUSALS: Record<Refused, string> = {
  'no-proof': 'Nothing shows whose goods these are.',
  'code-altered': 'This is not a code of ours, or it was changed.',
  'code-of-another-place': 'These goods wait elsewhere.',
  'code-early': 'The code was not good yet.',
  'code-late': 'The code had run out.',
  'code-renewed': 'This was an old picture of the code.',
  'code-revoked': 'The code had been taken back.',
  'not-the-holders': 'These orders are not theirs whose code it is.',
  'clock-ahead': 'The phone’s clock is ahead. Set it right and send again.',
  'not-arrived': 'These goods have not arrived yet. Send again later.',
}

/** The words above in a reader's language. */
export const syncWordsIn = (locale: Locale, english: string): string =>
  sayIn(locale, 'handover-sync', english)

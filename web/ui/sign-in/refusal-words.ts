import { Refused, Unreachable } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'

const minutesOf = (seconds: number | null): number => Math.max(1, Math.ceil((seconds ?? 60) / 60))

const WORDS: Record<string, (refused: Refused) => string> = {
  'code-wrong': () => m.sign_in_refused_code(),
  'sign-in-again': () => m.sign_in_refused_again(),
  'tried-too-often': ({ retryAfterSeconds }) =>
    m.sign_in_refused_too_often({ count: minutesOf(retryAfterSeconds) }),
  'too-many-calls': () => m.sign_in_refused_busy(),
  'e-mail-or-password-wrong': () => m.sign_in_refused_password_or_email(),
  'password-wrong': () => m.sign_in_refused_password(),
  'password-too-short': () => m.sign_in_refused_short(),
  'temporary-password-ran-out': () => m.sign_in_refused_ran_out(),
  'second-factor-needed': () => m.sign_in_refused_needs_second(),
  'sms-not-configured': () => m.sign_in_refused_no_sms(),
  'no-such-person': () => m.sign_in_refused_erased(),
  malformed: () => m.sign_in_refused_phone(),
  invalid: () => m.sign_in_refused_phone(),
}

/** Why signing in did not go, as a sentence for the person. */
export function wordsOf(error: unknown): string {
  if (error instanceof Unreachable) return m.sign_in_unreachable()
  if (error instanceof Refused) return WORDS[error.code]?.(error) ?? error.message
  return m.sign_in_failed()
}

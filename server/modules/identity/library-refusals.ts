import { SignInRefused } from './refusals.ts'

interface Told {
  code: string
  status: number
  message: string
}

const WRONG_CODE: Told = {
  code: 'code-wrong',
  status: 401,
  message: 'This code is not right, or it has run out. Ask for a new one.',
}

/** What the library's codes mean to a person. Those that would tell a guesser more are one. */
const TOLD: Record<string, Told> = {
  OTP_NOT_FOUND: WRONG_CODE,
  OTP_EXPIRED: WRONG_CODE,
  INVALID_OTP: WRONG_CODE,
  TOO_MANY_ATTEMPTS: WRONG_CODE,
  INVALID_CODE: WRONG_CODE,
  CODE_USED_ALREADY: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: {
    code: 'sign-in-again',
    status: 401,
    message: 'This sign-in has run out. Begin again with your password.',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    code: 'sign-in-again',
    status: 401,
    message: 'Too many wrong codes. Begin again with your password.',
  },
  ACCOUNT_TEMPORARILY_LOCKED: {
    code: 'tried-too-often',
    status: 429,
    message: 'Too many wrong codes. Wait a quarter of an hour.',
  },
  INVALID_EMAIL_OR_PASSWORD: {
    code: 'e-mail-or-password-wrong',
    status: 401,
    message: 'E-mail or password are not right.',
  },
  INVALID_EMAIL: {
    code: 'e-mail-or-password-wrong',
    status: 401,
    message: 'E-mail or password are not right.',
  },
  INVALID_PASSWORD: {
    code: 'password-wrong',
    status: 401,
    message: 'The password is not right.',
  },
  PASSWORD_TOO_SHORT: {
    code: 'password-too-short',
    status: 422,
    message: 'Take a password of 10 characters or more.',
  },
  TEMPORARY_PASSWORD_RAN_OUT: {
    code: 'temporary-password-ran-out',
    status: 403,
    message: 'This temporary password has run out. Ask an administrator for a new one.',
  },
  SECOND_FACTOR_NEEDED: {
    code: 'second-factor-needed',
    status: 403,
    message: 'This account has a second factor. Sign in with e-mail and password.',
  },
  SMS_NOT_CONFIGURED: {
    code: 'sms-not-configured',
    status: 501,
    message: 'SMS is not configured here, so no code can be sent. Tell the operator.',
  },
}

/** The library's refusal as one of ours; its own failures stay failures. */
export function refusalOf(response: Response, answer: string): Error {
  if (response.status >= 500 && response.status !== 501) return new Error('sign-in failed')
  const { code, message } = read(answer)
  const told = TOLD[code]
  if (told !== undefined) return new SignInRefused(told.code, told.status, told.message)
  const wait = Number(response.headers.get('x-retry-after') ?? 0)
  if (response.status === 429) {
    return new SignInRefused('too-many-calls', 429, 'Too many calls. Wait a little.', {
      retryAfter: Math.max(1, wait),
    })
  }
  if (response.status === 401) return new SignInRefused('sign-in-needed', 401, 'Sign in first.')
  const kebab = code === '' ? 'sign-in-refused' : code.toLowerCase().replaceAll('_', '-')
  return new SignInRefused(kebab, response.status, message || 'This cannot be done.')
}

function read(answer: string): { code: string; message: string } {
  try {
    const parsed = JSON.parse(answer) as { code?: unknown; message?: unknown } | null
    return { code: String(parsed?.code ?? ''), message: String(parsed?.message ?? '') }
  } catch {
    return { code: '', message: '' }
  }
}

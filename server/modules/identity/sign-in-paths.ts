import type { TSchema } from 'typebox'
import { field } from '#platform/http'
import type { AttemptAction } from './queries/attempts.ts'

/** One door of sign-in that is open; what the library offers beside these answers 404. */
export interface SignInPath {
  name: string
  method: 'GET' | 'POST'
  /** Below /api/auth, as the library names it. */
  path: string
  summary: string
  /** For one who is signed in already; the others are open to anyone. */
  isForSignedIn?: true
  body?: TSchema
  /** Which field names the target whose tries are counted, and as what. */
  counted?: { field: 'phoneNumber' | 'email'; as: AttemptAction }
  /** Sent to the library beside the body. */
  adds?: Record<string, unknown>
}

const password = field.text('The password.', 'correct horse battery', 128, 1)
const newPassword = field.text('The new password; 10 characters or more.', 'six new words', 128, 1)
const phoneNumber = field.phone('Phone number, with country code unless it is a Chinese mobile.')
const code = field.text('The six digits.', '204815', 12, 1)
const withPassword = field.object({ password })
const response = field.json('What the browser’s navigator.credentials answered.', { id: 'Zm9v' })

export const SIGN_IN_PATHS: readonly SignInPath[] = [
  {
    name: 'sendSignInCode',
    method: 'POST',
    path: '/phone-number/send-otp',
    summary: 'Send a code to a phone; the answer does not tell whether it is known.',
    body: field.object({ phoneNumber }),
    counted: { field: 'phoneNumber', as: 'send_code' },
  },
  {
    name: 'signInByCode',
    method: 'POST',
    path: '/phone-number/verify',
    summary: 'Sign in by phone and code; the first time makes the person.',
    body: field.object({ phoneNumber, code }),
    counted: { field: 'phoneNumber', as: 'guess_code' },
  },
  {
    name: 'signInByPassword',
    method: 'POST',
    path: '/sign-in/email',
    summary: 'Sign in by e-mail and password; a second factor is asked for where there is one.',
    body: field.object({
      email: field.text('E-mail address.', 'mei@example.org', 254, 3),
      password,
    }),
    counted: { field: 'email', as: 'guess_password' },
  },
  { name: 'signOut', method: 'POST', path: '/sign-out', summary: 'End this session.' },
  {
    name: 'readSession',
    method: 'GET',
    path: '/get-session',
    summary: 'Who is signed in; a session that is used lives on.',
  },
  {
    name: 'changePassword',
    method: 'POST',
    path: '/change-password',
    summary: 'Change one’s own password; every other session ends.',
    isForSignedIn: true,
    body: field.object({ currentPassword: password, newPassword }),
    adds: { revokeOtherSessions: true },
  },
  {
    name: 'beginSecondFactor',
    method: 'POST',
    path: '/two-factor/enable',
    summary: 'Begin a second factor: the authenticator’s address and the backup codes, shown once.',
    isForSignedIn: true,
    body: withPassword,
  },
  {
    name: 'dropSecondFactor',
    method: 'POST',
    path: '/two-factor/disable',
    summary: 'Do without a second factor again.',
    isForSignedIn: true,
    body: withPassword,
  },
  {
    name: 'proveSecondFactor',
    method: 'POST',
    path: '/two-factor/verify-totp',
    summary: 'Prove the second factor by the authenticator’s code.',
    body: field.object({
      code,
      trustDevice: field.optional(field.yes('Do not ask on this device for 30 days.')),
    }),
  },
  {
    name: 'proveByBackupCode',
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    summary: 'Prove the second factor by a backup code, which is then used up.',
    body: field.object({ code: field.text('A backup code.', 'a1B2c-3D4e5', 32, 1) }),
  },
  {
    name: 'renewBackupCodes',
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    summary: 'New backup codes; the old ones are void.',
    isForSignedIn: true,
    body: withPassword,
  },
  {
    name: 'beginPasskey',
    method: 'GET',
    path: '/passkey/generate-register-options',
    summary: 'What the browser needs to make a passkey.',
    isForSignedIn: true,
  },
  {
    name: 'keepPasskey',
    method: 'POST',
    path: '/passkey/verify-registration',
    summary: 'Keep the passkey that the browser made.',
    isForSignedIn: true,
    body: field.object({
      response,
      name: field.optional(field.text('What the person calls it.', 'My phone', 60)),
    }),
  },
  {
    name: 'askPasskey',
    method: 'GET',
    path: '/passkey/generate-authenticate-options',
    summary: 'What the browser needs to sign in by passkey.',
  },
  {
    name: 'signInByPasskey',
    method: 'POST',
    path: '/passkey/verify-authentication',
    summary: 'Sign in by passkey.',
    body: field.object({ response }),
  },
  {
    name: 'listPasskeys',
    method: 'GET',
    path: '/passkey/list-user-passkeys',
    summary: 'One’s own passkeys.',
    isForSignedIn: true,
  },
  {
    name: 'deletePasskey',
    method: 'POST',
    path: '/passkey/delete-passkey',
    summary: 'Forget a passkey.',
    isForSignedIn: true,
    body: field.object({ id: field.id('Id of the passkey.') }),
  },
]

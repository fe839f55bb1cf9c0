import type { BetterAuthOptions } from 'better-auth'
import type { Pool } from 'pg'
import type { Queryable } from '#platform/db'
import { newId } from '#platform/ids'
import type { Logger } from '#platform/log'
import { PASSKEY_COLUMNS, PHONE_COLUMNS, TABLES, TWO_FACTOR_COLUMNS } from './library-tables.ts'
import { findSignInState, placeholderEmail, takeAuthenticatorCode } from './queries/people.ts'
import type { SignInSecret } from './sign-in-secrets.ts'
import { type SmsChannel, SmsNotConfigured } from './sms.ts'

export interface LibraryOptions {
  db: Queryable
  pool: Pool
  /** Where people reach Linli: scheme, host and port. */
  origin: string
  secrets: readonly SignInSecret[]
  sms: SmsChannel
  rateLimit: boolean
  logger: Logger | false
}

/** The header that carries the address our own proxy rules found; a client's is written over. */
export const ADDRESS_HEADER = 'x-linli-address'
const CODE_DIGITS = 6
const PASSWORD_MIN_LENGTH = 10
const CODE_SECONDS = 300

type Refuse = (status: 'FORBIDDEN' | 'NOT_IMPLEMENTED', code: string) => Error

/**
 * better-auth, set up on our tables. It is loaded when the first person signs in, not at start:
 * that is a third of a second.
 */
export async function loadLibrary(options: LibraryOptions) {
  const [{ betterAuth }, { APIError }, plugins] = await Promise.all([
    import('better-auth'),
    import('better-auth/api'),
    loadPlugins(),
  ])
  const refuse: Refuse = (status, code) => new APIError(status, { code, message: code })

  return betterAuth({
    appName: 'Linli',
    baseURL: options.origin,
    basePath: '/api/auth',
    trustedOrigins: originsOf(options.origin),
    secrets: options.secrets.map(({ version, value }) => ({ version, value })),
    database: options.pool,
    telemetry: { enabled: false },
    logger: {
      // No level here: with one, the library also writes to the console by itself.
      log: (level, message) => {
        if (options.logger && level === 'error') options.logger.error({ from: 'sign-in' }, message)
      },
    },
    advanced: {
      cookiePrefix: 'linli',
      // Said plainly: left open, the library drops both checks wherever NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: options.rateLimit,
      storage: 'memory',
      window: 60,
      max: 60,
      // An office or a block of flats shares one address; what guards a person counts by target.
      customRules: {
        '/sign-in/*': { window: 60, max: 30 },
        '/phone-number/*': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 30 },
        '/get-session': false,
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
    },
    ...TABLES,
    databaseHooks: hooksOf(options, refuse),
    plugins: pluginsOf(plugins, options, refuse),
  })
}

/** Who may begin a session, and in which language a new person is greeted. */
function hooksOf(options: LibraryOptions, refuse: Refuse): BetterAuthOptions['databaseHooks'] {
  return {
    user: {
      create: {
        before: async (user, context) => ({
          data: { ...user, locale: localeOf(context?.headers?.get('accept-language') ?? '') },
        }),
      },
    },
    session: {
      create: {
        before: async (session, context) => {
          const state = await findSignInState(options.db, session.userId)
          const until = state?.temporaryPasswordUntil ?? null
          if (state === null || state.isErased) throw refuse('FORBIDDEN', 'NO_SUCH_PERSON')
          if (until !== null && until.getTime() < Date.now()) {
            throw refuse('FORBIDDEN', 'TEMPORARY_PASSWORD_RAN_OUT')
          }
          // Else a lost SIM card would be enough to pass by the second factor.
          if (state.hasSecondFactor && context?.path === '/phone-number/verify') {
            throw refuse('FORBIDDEN', 'SECOND_FACTOR_NEEDED')
          }
          // The library takes it as often as it is shown while it holds.
          if (context?.path === '/two-factor/verify-totp') {
            const code = String(context.body?.code)
            const isFresh = await takeAuthenticatorCode(options.db, session.userId, code)
            if (!isFresh) throw refuse('FORBIDDEN', 'CODE_USED_ALREADY')
          }
        },
      },
    },
  }
}

function pluginsOf(made: Plugins, options: LibraryOptions, refuse: Refuse) {
  return [
    made.phoneNumber({
      otpLength: CODE_DIGITS,
      expiresIn: CODE_SECONDS,
      allowedAttempts: 3,
      sendOTP: async ({ phoneNumber, code }) => {
        try {
          await options.sms.sendCode({ phone: phoneNumber, code })
        } catch (error) {
          if (error instanceof SmsNotConfigured) throw refuse('NOT_IMPLEMENTED', error.code)
          throw error
        }
      },
      signUpOnVerification: {
        getTempEmail: () => placeholderEmail(newId()),
        getTempName: () => '',
      },
      schema: PHONE_COLUMNS,
    }),
    made.twoFactor({ issuer: 'Linli', schema: TWO_FACTOR_COLUMNS }),
    made.passkey({
      rpID: new URL(options.origin).hostname,
      rpName: 'Linli',
      origin: originsOf(options.origin),
      schema: PASSKEY_COLUMNS,
    }),
    made.bearer(),
  ]
}

type Plugins = Awaited<ReturnType<typeof loadPlugins>>

async function loadPlugins() {
  const [{ phoneNumber }, { twoFactor }, { bearer }, { passkey }] = await Promise.all([
    import('better-auth/plugins/phone-number'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/plugins/bearer'),
    import('@better-auth/passkey'),
  ])
  return { phoneNumber, twoFactor, bearer, passkey }
}

/** On one's own machine both names of the loopback are the same place. */
function originsOf(origin: string): string[] {
  const { protocol, hostname, port } = new URL(origin)
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return [origin]
  const end = port === '' ? '' : `:${port}`
  return ['localhost', '127.0.0.1', '[::1]'].map((name) => `${protocol}//${name}${end}`)
}

function localeOf(acceptLanguage: string): string {
  const wanted = acceptLanguage.toLowerCase()
  if (wanted.startsWith('es')) return 'es'
  return wanted.startsWith('en') ? 'en' : 'zh-CN'
}

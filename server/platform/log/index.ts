import { type Logger, pino } from 'pino'

export type { Logger }

/**
 * The program's log: one JSON line each, with request ids and no personal data. Headers, bodies and
 * addresses of people are never logged; what slips in under these names is cut.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: {
      paths: ['phone', 'email', 'name', 'token', 'password', '*.phone', '*.email', '*.token'],
      censor: '[cut]',
    },
    serializers: { err: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

// A database error's detail quotes the row that offended, and with it somebody's phone.
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? { code: error.code } : {}
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause }
}

import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type { Logger }

/**
 * The program's log: one JSON line each, with request ids and no personal data. Headers, bodies and
 * addresses of people are never logged; what slips in under these names is cut.
 * @param destination where lines go; standard output when absent
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: {
      paths: ['phone', 'email', 'name', 'token', 'password', '*.phone', '*.email', '*.token'],
      censor: '[cut]',
    },
    serializers: { err: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

// A database error's detail quotes the row that offended, and with it somebody's phone; one about
// a value (class 22) quotes it in the message too.
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? { code: error.code } : {}
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  const isAboutValue = /^22[0-9A-Z]{3}$/.test(String(code.code))
  const said = (text: string) => (isAboutValue ? text.replaceAll(/"[^"]*"/g, '"…"') : text)
  const { name: type, message, stack = '' } = error
  return { type, message: said(message), ...code, stack: said(stack), ...cause }
}

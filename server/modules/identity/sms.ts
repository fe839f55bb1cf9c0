import type { Logger } from '#platform/log'
import { maskPhone } from '#platform/text'

/** How a code reaches a phone. A carrier's gateway is one; the demo's shows it on the screen. */
export interface SmsChannel {
  name: string
  /** @throws when it could not be handed over; nothing of the code may be logged */
  sendCode(message: { phone: string; code: string }): Promise<void>
}

export interface SentCode {
  code: string
  sentAt: Date
}

/** The channel of a demo: it keeps the last code of each phone readable and says it in the log. */
export interface DemoSms extends SmsChannel {
  lastCode(phone: string): SentCode | null
}

const PHONES_KEPT = 1000

export function createDemoSms(logger: Logger | false): DemoSms {
  const sent = new Map<string, SentCode>()
  return {
    name: 'demo',
    sendCode: async ({ phone, code }) => {
      sent.delete(phone)
      sent.set(phone, { code, sentAt: new Date() })
      const oldest = sent.keys().next().value
      if (sent.size > PHONES_KEPT && oldest !== undefined) sent.delete(oldest)
      if (logger) logger.info({ code, to: maskPhone(phone) }, 'demo: this code signs in')
    },
    lastCode: (phone) => sent.get(phone) ?? null,
  }
}

/** Thrown by the channel that stands in where none is set up. */
export class SmsNotConfigured extends Error {
  readonly code = 'SMS_NOT_CONFIGURED'

  constructor() {
    super('no SMS channel is set up')
  }
}

/** Stands where no carrier is set up: it sends nothing and logs nothing. */
export const noSms: SmsChannel = {
  name: 'none',
  sendCode: async () => {
    throw new SmsNotConfigured()
  },
}

import { createTransport } from 'nodemailer'
import type { Config } from '#platform/config'
import type { Logger } from '#platform/log'

export interface Message {
  /** Address in the channel's own kind: an e-mail for mail. */
  to: string
  noticeId: string
  template: string
  title: string
  text: string
}

/** A way to reach people beside the list in the app. Web push and SMS will be others. */
export interface NoticeChannel {
  name: string
  /** @throws when it could not be handed over; it is tried again */
  send(message: Message): Promise<void>
}

const MAIL_TIMEOUT_MS = 20_000

/** E-mail through the operator's mail server. */
export function createMailChannel(mail: NonNullable<Config['mail']>): NoticeChannel {
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
  })
  return {
    name: 'email',
    send: async ({ to, noticeId, title, text }) => {
      await transport.sendMail({
        from: mail.from,
        to,
        subject: title,
        text,
        // The same notice tried twice is one mail to whoever compares ids.
        messageId: `<${noticeId}@${domainOf(mail.from)}>`,
      })
    },
  }
}

/** Stands in for a channel that is not set up: it says which notice went, never to whom or what. */
export function createLogChannel(name: string, logger: Logger | false): NoticeChannel {
  return {
    name,
    send: async ({ noticeId, template }) => {
      if (logger) logger.info({ noticeId, template, channel: name }, 'notice only logged')
    },
  }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'

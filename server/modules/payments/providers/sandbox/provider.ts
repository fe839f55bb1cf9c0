import { choice, integer, readTable, required, text } from '#platform/csv'
import type { BillLine, PaymentProvider, RefundStanding } from '../../provider.ts'
import { NotificationRefused } from '../../refusals.ts'
import { type SandboxKeys, signMessage, whyUnproven } from './signatures.ts'
import { ChargeReply, Notification, RefundReply, readBody } from './wire.ts'

export interface SandboxClient {
  /** Where the sandbox is reached, without a path; read at each call. */
  baseUrl(): string
  merchant: string
  /** The keys the merchant signs with, and those the sandbox does. */
  ourKeys: SandboxKeys
  itsKeys: SandboxKeys
  timeoutMs?: number
}

/** Payments by the sandbox, which is spoken to over HTTP only, as the real ones are. */
export function sandboxProvider(client: SandboxClient): PaymentProvider {
  const { merchant } = client
  const ours = `merchant=${merchant}`
  return {
    name: 'sandbox',
    merchant,
    create: async ({ payment, description, returnUrl, notifyUrl }) => {
      const answer = await call(client, 'POST', '/sandbox/charges', {
        merchant,
        reference: payment.number,
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        description,
        returnUrl,
        notifyUrl,
        expiresInSeconds: payment.expiresInSeconds,
      })
      const charge = readBody(ChargeReply, accepted(answer))
      return {
        reference: charge.id,
        redirectUrl: charge.payUrl,
        expiresAt: new Date(charge.expiresAt),
      }
    },
    query: async (number) => {
      const answer = await call(client, 'GET', `/sandbox/charges/${number}?${ours}`)
      if (answer.status === 404) return null
      const { id, paidAt, ...charge } = readBody(ChargeReply, accepted(answer))
      return { ...charge, reference: id, paidAt: paidAt === null ? null : new Date(paidAt) }
    },
    refund: async (wanted) => {
      const answer = await call(client, 'POST', '/sandbox/refunds', {
        merchant,
        reference: wanted.number,
        chargeReference: wanted.paymentNumber,
        amountMinor: wanted.amountMinor,
        currency: wanted.currency,
        reason: wanted.reason,
      })
      // A no by the sandbox itself is an answer, as when nothing is left to give back.
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 401) {
        return {
          state: 'failed',
          reference: wanted.number,
          amountMinor: wanted.amountMinor,
          currency: wanted.currency,
          settledAt: null,
          why: `refused with ${answer.status}`,
        }
      }
      return standingOf(readBody(RefundReply, accepted(answer)))
    },
    queryRefund: async (number) => {
      const answer = await call(client, 'GET', `/sandbox/refunds/${number}?${ours}`)
      return answer.status === 404 ? null : standingOf(readBody(RefundReply, accepted(answer)))
    },
    verifyNotification: (headers, rawBody) => {
      const why = whyUnproven(client.itsKeys, 'notification', headers, rawBody)
      if (why !== null) throw new NotificationRefused(why)
      const { id, reference, sandboxId, occurredAt, ...told } = readBody(
        Notification,
        rawBody.toString('utf8'),
      )
      return {
        ...told,
        eventId: id,
        number: reference,
        reference: sandboxId,
        occurredAt: new Date(occurredAt),
      }
    },
    dailyBill: async (date) => {
      const answer = await call(client, 'GET', `/sandbox/bills/${date}?${ours}`)
      return readBill(accepted(answer))
    },
  }
}

interface Answer {
  status: number
  text: string
}

async function call(
  client: SandboxClient,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Answer> {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const response = await fetch(client.baseUrl() + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...signMessage(client.ourKeys, `${method} ${path}`, payload),
    },
    ...(body === undefined ? {} : { body: payload }),
    redirect: 'error',
    signal: AbortSignal.timeout(client.timeoutMs ?? 5000),
  })
  return { status: response.status, text: await response.text() }
}

function accepted(answer: Answer): string {
  if (answer.status >= 200 && answer.status < 300) return answer.text
  throw new Error(`the sandbox answered ${answer.status}`)
}

const standingOf = ({ id, settledAt, ...refund }: RefundReply): RefundStanding => ({
  ...refund,
  reference: id,
  settledAt: settledAt === null ? null : new Date(settledAt),
})

const BILL_COLUMNS = {
  kind: required(['type'], choice({ payment: [], refund: [] })),
  number: required(['reference'], text(64)),
  reference: required(['id'], text(64)),
  amountMinor: required(['amountMinor'], integer(1, Number.MAX_SAFE_INTEGER)),
  currency: required(['currency'], text(3)),
  at: required(['at'], text(40)),
}

function readBill(csv: string): BillLine[] {
  const { rows, problems } = readTable(csv, BILL_COLUMNS)
  if (problems.length > 0) throw new Error('the bill of the sandbox cannot be read')
  return rows.map(({ value }) => ({ ...value, at: new Date(value.at) }))
}

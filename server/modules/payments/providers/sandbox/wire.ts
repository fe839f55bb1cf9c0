import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { Invalid } from '#platform/refusals'

/** What the sandbox and its merchants say to each other, as JSON. */

const reference = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })
const merchant = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })
const amountMinor = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const currency = Type.String({ pattern: '^[A-Z]{3}$' })
const url = Type.String({ pattern: '^https?://[^\\s]{1,2000}$' })
const words = Type.String({ maxLength: 500 })
const closed = { additionalProperties: false }

export const ChargeRequest = Type.Object(
  {
    merchant,
    /** The merchant's own number of the payment. */
    reference,
    amountMinor,
    currency,
    description: words,
    returnUrl: url,
    notifyUrl: url,
    expiresInSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
  },
  closed,
)
export type ChargeRequest = Static<typeof ChargeRequest>

export const RefundRequest = Type.Object(
  { merchant, reference, chargeReference: reference, amountMinor, currency, reason: words },
  closed,
)
export type RefundRequest = Static<typeof RefundRequest>

export const ChargeReply = Type.Object({
  id: Type.String(),
  merchant,
  reference,
  amountMinor,
  currency,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('paid'), Type.Literal('closed')]),
  payUrl: Type.String(),
  expiresAt: Type.String(),
  paidAt: Type.Union([Type.String(), Type.Null()]),
})
export type ChargeReply = Static<typeof ChargeReply>

export const RefundReply = Type.Object({
  id: Type.String(),
  reference,
  amountMinor,
  currency,
  state: Type.Union([
    Type.Literal('processing'),
    Type.Literal('succeeded'),
    Type.Literal('failed'),
  ]),
  settledAt: Type.Union([Type.String(), Type.Null()]),
  why: Type.Union([Type.String(), Type.Null()]),
})
export type RefundReply = Static<typeof RefundReply>

export const Notification = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64 }),
  kind: Type.Union([
    Type.Literal('payment.paid'),
    Type.Literal('payment.closed'),
    Type.Literal('refund.succeeded'),
    Type.Literal('refund.failed'),
  ]),
  merchant: Type.String(),
  reference: Type.String(),
  sandboxId: Type.String(),
  amountMinor: Type.Integer(),
  currency: Type.String(),
  occurredAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$' }),
  why: Type.Union([Type.String(), Type.Null()]),
})
export type Notification = Static<typeof Notification>

export const BILL_HEADERS = ['type', 'reference', 'id', 'amountMinor', 'currency', 'at'] as const

/** A body as the shape it must have; throws Invalid. */
export function readBody<const Schema extends TSchema>(
  schema: Schema,
  text: string,
): Static<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Invalid('body', 'This is not JSON.')
  }
  if (!Value.Check(schema, value)) throw new Invalid('body', 'This is not of the shape asked for.')
  return value as Static<Schema>
}

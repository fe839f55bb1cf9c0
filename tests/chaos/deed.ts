import { newId } from '#platform/ids'

export const DEEDS = [
  'place',
  'pay-from-wallet',
  'start-paying',
  'pay-online',
  'cancel',
  'take-cash',
  'hand-over',
  'claim',
  'decide',
  'refund',
] as const
export type DeedKind = (typeof DEEDS)[number]

/** One call that somebody makes, the same at every try. */
export interface Deed {
  kind: DeedKind
  token: string | null
  method: 'POST'
  path: string
  body: string | null
  type?: string
  /** Null where a call moves nothing, or is not ours. */
  key: string | null
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
  body: any
}

/** A call of the API, under a key of its own unless it takes none. */
export const deedOf = (
  kind: DeedKind,
  token: string,
  path: string,
  body: object,
  key: string | null = newId(),
): Deed => ({
  kind,
  token,
  method: 'POST',
  path: `/api/v1${path}`,
  body: JSON.stringify(body),
  key,
})

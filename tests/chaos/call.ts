import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Answer, Deed } from './deed.ts'
import type { Tally } from './tally.ts'

const GIVEN_UP_AFTER_MS = 4000
const ANSWERED_WITHIN_MS = 300_000

/** Sends a deed until it is answered for good: neither silence, nor "come again". */
export async function sendUntilAnswered(
  addressOf: () => string,
  deed: Deed,
  tally: Tally,
): Promise<Answer> {
  const deadline = performance.now() + ANSWERED_WITHIN_MS
  for (let attempt = 1; performance.now() < deadline; attempt += 1) {
    const answer = await sendOnce(addressOf(), deed)
    tally.sent(answer)
    if (answer !== null && answer.status < 500 && answer.status !== 429) return answer
    await sleep(Math.min(20 * attempt, 250))
  }
  throw new Error(`${deed.kind} is not answered in five minutes: ${deed.method} ${deed.path}`)
}

/** One try; null when no answer came. */
async function sendOnce(address: string, deed: Deed): Promise<Answer | null> {
  try {
    const response = await fetch(`${address}${deed.path}`, {
      method: deed.method,
      redirect: 'manual',
      headers: {
        ...(deed.token === null ? {} : { authorization: `Bearer ${deed.token}` }),
        ...(deed.key === null ? {} : { 'idempotency-key': deed.key }),
        ...(deed.body === null ? {} : { 'content-type': deed.type ?? 'application/json' }),
      },
      ...(deed.body === null ? {} : { body: deed.body }),
      signal: AbortSignal.timeout(GIVEN_UP_AFTER_MS),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text }
  } catch {
    return null
  }
}

/** Sends what was acknowledged again, as one does who never heard; tells whether it is the same. */
export async function isRepeatedAlike(
  addressOf: () => string,
  deed: Deed,
  first: Answer,
  tally: Tally,
): Promise<boolean> {
  const again = await sendUntilAnswered(addressOf, deed, tally)
  const isAlike = again.status === first.status && isDeepStrictEqual(again.body, first.body)
  tally.repeated(isAlike)
  return isAlike
}

import type { Caller } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { keepReply, requestHash, takeKey } from '#platform/http'

/** A call that moves goods or money, under its Idempotency-Key. */
interface KeyedCall {
  regionId: string
  caller: Caller
  key: string
  name: string
  url: string
  body: unknown
}

/**
 * Does a keyed effect in one transaction, once: called again it gets the first reply. For calls
 * whose first part, as counting guesses, must be kept whatever becomes of the rest.
 */
export async function once<Reply>(
  db: Db,
  call: KeyedCall,
  effect: (tx: Tx, at: Date) => Promise<Reply>,
): Promise<Reply> {
  const { regionId, caller, key, name, url, body } = call
  const keyed = { regionId, actorId: caller.personId, key, hash: requestHash(name, url, body) }
  return transact(db, async (tx) => {
    const at = await businessNow(tx)
    const kept = await takeKey(tx, keyed)
    if (kept !== null) return kept.reply as Reply
    const reply = await effect(tx, at)
    await keepReply(tx, keyed, 201, reply)
    return reply
  })
}

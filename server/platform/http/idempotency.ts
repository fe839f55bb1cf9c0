import { createHash } from 'node:crypto'
import { insertInLane, type LaneColumns, type LaneTx, sql, type Tx } from '#platform/db'
import { Refusal } from '#platform/refusals'

class KeyMissing extends Refusal {
  constructor() {
    super('idempotency-key-missing', 422, 'Send an Idempotency-Key header of 8 to 128 characters.')
  }
}

export class KeyReused extends Refusal {
  constructor() {
    super('idempotency-key-reused', 422, 'This Idempotency-Key came with another request before.')
  }
}

const KEY = /^[\x21-\x7e]{8,128}$/

/** The key of a call; throws KeyMissing where one must be there. */
export function idempotencyKeyOf(
  header: string | string[] | undefined,
  isRequired: boolean,
): string | undefined {
  if (typeof header === 'string' && KEY.test(header)) return header
  if (isRequired || header !== undefined) throw new KeyMissing()
  return undefined
}

/** What a key was used for: the same key with another request is a mistake to be told. */
export const requestHash = (name: string, path: string, body: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([name, path, body ?? null]))
    .digest()

interface Keyed {
  regionId: string
  actorId: string
  key: string
  hash: Buffer
}

/**
 * Takes a key in the transaction of the effect. A second call with the key waits here for the first
 * one's commit and then gets its reply; a refusal rolls the key back, so that it may be tried again.
 * @returns the kept reply, or null when this call is the first
 */
export async function takeKey(
  tx: Tx,
  keyed: Keyed,
): Promise<{ status: number; reply: unknown } | null> {
  const taken = await sql`
    insert into idempotency_keys (region_id, actor_id, key, request_hash, status, reply)
    values (${keyed.regionId}, ${keyed.actorId}, ${keyed.key}, ${keyed.hash}, 0, 'null')
    on conflict do nothing returning key`.execute(tx)
  if (taken.rows.length === 1) return null
  const kept = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'reply'])
    .where('region_id', '=', keyed.regionId)
    .where('actor_id', '=', keyed.actorId)
    .where('key', '=', keyed.key)
    .executeTakeFirstOrThrow()
  if (!kept.request_hash.equals(keyed.hash)) throw new KeyReused()
  return { status: kept.status, reply: kept.reply }
}

export async function keepReply(
  tx: Tx,
  keyed: Keyed,
  status: number,
  reply: unknown,
): Promise<void> {
  await sql`update idempotency_keys set status = ${status}, reply = ${JSON.stringify(reply ?? null)}
    where region_id = ${keyed.regionId} and actor_id = ${keyed.actorId}
      and key = ${keyed.key}`.execute(tx)
}

/** The replies kept for a batch's keys, by `actor/key`. */
export async function findRepliesInLane(
  tx: LaneTx,
  regionId: string,
  asked: readonly { actorId: string; key: string }[],
): Promise<Map<string, { hash: Buffer; reply: unknown }>> {
  const rows = await tx<{ actorId: string; key: string; hash: Buffer; reply: unknown }[]>`
    select k.actor_id as "actorId", k.key, k.request_hash as hash, k.reply
    from unnest(${asked.map(({ actorId }) => actorId)}::uuid[],
      ${asked.map(({ key }) => key)}::text[]) as asked (actor_id, key)
    join idempotency_keys k on k.region_id = ${regionId}
      and k.actor_id = asked.actor_id and k.key = asked.key`.execute()
  return new Map(
    rows.map(({ actorId, key, hash, reply }) => [`${actorId}/${key}`, { hash, reply }]),
  )
}

type LaneReply = Omit<Keyed, 'regionId'> & { status: number; reply: object }

const REPLY_COLUMNS: LaneColumns<LaneReply> = {
  actor_id: ['uuid', (one) => one.actorId],
  key: ['text', (one) => one.key],
  request_hash: ['bytea', (one) => one.hash],
  status: ['int2', (one) => one.status],
  reply: ['jsonb', (one) => one.reply],
}

/** Keeps the replies of a batch; fails as a whole where another process took one of the keys. */
export async function insertRepliesInLane(
  tx: LaneTx,
  regionId: string,
  replies: readonly LaneReply[],
): Promise<void> {
  await insertInLane(tx, 'idempotency_keys', regionId, REPLY_COLUMNS, replies)
}

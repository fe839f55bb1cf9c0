import { type Queryable, sql, type Tx } from '#platform/db'
import type { SealedDigits } from '../secrets.ts'

/** What a holder shows at the pickup point. */
export interface PickupCode extends SealedDigits {
  id: string
  kind: 'resident' | 'order' | 'forwarded'
  communityId: string
  pickupDate: string
  residentId: string | null
  orderId: string | null
  version: number
  renewedAt: Date | null
  forwardedTo: string | null
  createdAt: Date
  createdBy: string | null
  revokedAt: Date | null
  usedAt: Date | null
}

const COLUMNS = sql`id, kind, community_id as "communityId", pickup_date as "pickupDate",
  resident_id as "residentId", order_id as "orderId", hash_key_id as "hashKeyId",
  digits_hash as "digitsHash", seal_key_id as "sealKeyId", digits_sealed as "digitsSealed",
  version, renewed_at as "renewedAt", forwarded_to as "forwardedTo", created_at as "createdAt",
  created_by as "createdBy", revoked_at as "revokedAt", used_at as "usedAt"`

export type NewCode = Omit<PickupCode, 'version' | 'renewedAt' | 'revokedAt' | 'usedAt'>

/** @returns whether it was written: not, where its digits or its holder have one already */
export async function insertCode(tx: Queryable, regionId: string, code: NewCode): Promise<boolean> {
  const { rows } = await sql`
    insert into pickup_codes (region_id, id, kind, community_id, pickup_date, resident_id, order_id,
      hash_key_id, digits_hash, seal_key_id, digits_sealed, forwarded_to, created_at, created_by)
    values (${regionId}, ${code.id}, ${code.kind}, ${code.communityId}, ${code.pickupDate},
      ${code.residentId}, ${code.orderId}, ${code.hashKeyId}, ${code.digitsHash},
      ${code.sealKeyId}, ${code.digitsSealed}, ${code.forwardedTo}, ${code.createdAt},
      ${code.createdBy})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** The code of a resident there and then, or of an order that has no resident. */
export async function findCodeOf(
  db: Queryable,
  regionId: string,
  holder: {
    residentId: string | null
    orderId: string
    communityId: string
    pickupDate: string
  },
): Promise<PickupCode | undefined> {
  const { residentId, orderId, communityId, pickupDate } = holder
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and ${
      residentId === null
        ? sql`kind = 'order' and order_id = ${orderId}`
        : sql`kind = 'resident' and resident_id = ${residentId}
            and community_id = ${communityId} and pickup_date = ${pickupDate}`
    }`.execute(db)
  return rows[0]
}

export async function listCodes(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<PickupCode[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export async function lockCode(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<PickupCode | undefined> {
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The code in a community with digits of these hashes; of several days the latest. */
export async function findCodeByHash(
  db: Queryable,
  regionId: string,
  communityId: string,
  hashes: readonly Buffer[],
): Promise<PickupCode | undefined> {
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and community_id = ${communityId}
      and digits_hash = any(${[...hashes]}::bytea[])
    order by pickup_date desc limit 1`.execute(db)
  return rows[0]
}

/** New digits and the next version; false where the digits are another's already. */
export async function renewCode(
  tx: Tx,
  regionId: string,
  id: string,
  digits: SealedDigits,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update pickup_codes c set version = version + 1, renewed_at = ${at},
      hash_key_id = ${digits.hashKeyId}, digits_hash = ${digits.digitsHash},
      seal_key_id = ${digits.sealKeyId}, digits_sealed = ${digits.digitsSealed}
    where region_id = ${regionId} and id = ${id} and not exists (
      select from pickup_codes other where other.region_id = ${regionId}
        and other.community_id = c.community_id and other.pickup_date = c.pickup_date
        and other.digits_hash = ${digits.digitsHash})
    returning id`.execute(tx)
  return rows.length === 1
}

/** Codes given to others for an order, the newest first. */
export async function listForwardedCodes(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<PickupCode[]> {
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and order_id = ${orderId} and kind = 'forwarded'
    order by id desc`.execute(db)
  return rows
}

export async function revokeCode(
  tx: Tx,
  regionId: string,
  id: string,
  revocation: { at: Date; by: string },
): Promise<void> {
  await sql`update pickup_codes set revoked_at = ${revocation.at}, revoked_by = ${revocation.by}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function markCodesUsed(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  at: Date | null,
): Promise<void> {
  if (ids.length === 0) return
  await sql`update pickup_codes set used_at = ${at}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])
      and kind = 'forwarded'`.execute(tx)
}

/** Codes of a community and day: their versions, and which are void. */
export async function listCodesOfDay(
  db: Queryable,
  regionId: string,
  communityId: string,
  pickupDate: string,
): Promise<PickupCode[]> {
  const { rows } = await sql<PickupCode>`select ${COLUMNS} from pickup_codes
    where region_id = ${regionId} and community_id = ${communityId}
      and pickup_date = ${pickupDate} order by id limit 20000`.execute(db)
  return rows
}

/** Forgets who was named to fetch orders of a person's residents. */
export async function emptyForwardedNames(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`update pickup_codes set forwarded_to = ''
    where kind = 'forwarded' and created_by = any(${[...personIds]}::uuid[])`.execute(tx)
}

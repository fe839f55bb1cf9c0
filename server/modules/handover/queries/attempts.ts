import { sql, type Tx } from '#platform/db'

/** What is guessed at: a community on a day, one way of showing whose goods they are. */
export interface Target {
  regionId: string
  communityId: string
  day: string
  kind: 'digits' | 'phone' | 'slip'
}

export interface Attempts {
  wrong: number
  lockedUntil: Date | null
}

/** Locks the count of a target: guesses at once wait for each other, so that none goes uncounted. */
export async function lockAttempts(tx: Tx, target: Target): Promise<Attempts> {
  const { rows } = await sql<Attempts>`
    insert into handover_attempts (region_id, community_id, day, kind)
    values (${target.regionId}, ${target.communityId}, ${target.day}, ${target.kind})
    on conflict (region_id, community_id, day, kind)
      do update set wrong = handover_attempts.wrong
    returning wrong, locked_until as "lockedUntil"`.execute(tx)
  return rows[0]!
}

export async function putAttempts(tx: Tx, target: Target, attempts: Attempts): Promise<void> {
  await sql`
    update handover_attempts set wrong = ${attempts.wrong}, locked_until = ${attempts.lockedUntil}
    where region_id = ${target.regionId} and community_id = ${target.communityId}
      and day = ${target.day} and kind = ${target.kind}`.execute(tx)
}

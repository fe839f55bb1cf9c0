import { type Queryable, sql } from '#platform/db'

/** Business time by the database's clock: what decides openings, cutoffs and deadlines. */
export async function businessNow(db: Queryable): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select linli_now() as at`.execute(db)
  return rows[0]!.at
}

/** What the database was made for. Only a demo, replay or test may be moved in time. */
export async function databaseKind(db: Queryable): Promise<string> {
  const row = await db.selectFrom('installation').select('kind').executeTakeFirstOrThrow()
  return row.kind
}

/**
 * Moves business time to an instant; it runs on from there at the world's pace. The database
 * refuses it where it was made for production.
 */
export async function setBusinessTime(db: Queryable, to: Date): Promise<void> {
  await sql`update installation set clock_offset = ${to}::timestamptz - clock_timestamp()`.execute(
    db,
  )
}

/** Business time is the world's again, to the microsecond. */
export async function followWorldTime(db: Queryable): Promise<void> {
  await sql`update installation set clock_offset = '0'`.execute(db)
}

import type { Client } from 'pg'

/** What becomes of a row when it is copied: an expression by column; every other column stays. */
export type Changes = Record<string, string>

/**
 * The statement that writes rows of a table once more. `from` reads them as `t`, with whatever the
 * expressions name beside them. The columns are read from the database, so that a table that grew a
 * column is still copied whole.
 */
export async function copyText(
  client: Client,
  table: string,
  changes: Changes,
  from: string,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const unknown = Object.keys(changes).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`${table} has no column ${unknown.join(', ')}`)
  const values = names.map((name) => changes[name] ?? `t.${name}`)
  return `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${from}`
}

import type pg from 'pg'

export interface Statement {
  /** Its first words and its table. */
  text: string
  micros: number
  calls: number
  rows: number
}

/** Time that PostgreSQL spent in each statement since the last reset, most first. */
export async function statementsSince(client: pg.Client): Promise<Statement[]> {
  const { rows } = await client.query<Record<'text' | 'micros' | 'calls' | 'rows', string>>(
    `select query as text, (total_exec_time + total_plan_time) * 1000 as micros, calls, rows
     from pg_stat_statements where dbid = (select oid from pg_database
       where datname = current_database())
     order by 2 desc`,
  )
  const sums = new Map<string, Statement>()
  for (const row of rows) {
    const text = nameOf(row.text)
    const sum = sums.get(text) ?? { text, micros: 0, calls: 0, rows: 0 }
    sum.micros += Number(row.micros)
    sum.calls += Number(row.calls)
    sum.rows += Number(row.rows)
    sums.set(text, sum)
  }
  return [...sums.values()].sort((a, b) => b.micros - a.micros)
}

/** What it does to which table: as `insert into order_lines`. */
function nameOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replaceAll('"', '').trim().toLowerCase()
  const change = /\b(insert into|update|delete from) (\w+)/.exec(plain)
  if (change !== null) return `${change[1]} ${change[2]}`
  const from = /\bfrom (?!unnest|rows|json)(\w+)/.exec(plain)
  if (from === null) return plain.slice(0, 40)
  const lock = /for (no key )?(update|share)/.test(plain) ? 'lock ' : 'read '
  return `${lock}${from[1]}`
}

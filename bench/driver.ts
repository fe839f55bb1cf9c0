import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '#platform/embedded'

// The same six-statement transaction by two drivers in turn, on one durable server: the ratio is
// what counts. `node_modules/.bin/node bench/driver.ts [SECONDS]`
const seconds = Number(process.argv[2] ?? 4)
const WORKERS = 8
const ROUNDS = 3

const home = mkdtempSync(join(tmpdir(), 'linli-bench-'))
const server = await startEmbeddedPostgres({ home })
const pool = new pg.Pool({ connectionString: server.url, max: WORKERS })
const db = new Kysely<Record<string, Record<string, number>>>({
  dialect: new PostgresDialect({ pool }),
})
const raw = postgres(server.url, { max: WORKERS, onnotice: () => {} })
await raw`create table bench_rows (id int primary key, n int not null default 0)`
await raw`insert into bench_rows select generate_series(1, 10000)`

async function byPostgres(id: number): Promise<void> {
  await raw.begin(async (tx) => {
    await tx`select n from bench_rows where id = ${id} for update`
    for (let step = 0; step < 4; step += 1) {
      await tx`update bench_rows set n = n + 1 where id = ${id}`
    }
    await tx`select n from bench_rows where id = ${id}`
  })
}

async function byKysely(id: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('bench_rows').select('n').where('id', '=', id).forUpdate().execute()
    for (let step = 0; step < 4; step += 1) {
      await tx
        .updateTable('bench_rows')
        .set({ n: sql<number>`n + 1` })
        .where('id', '=', id)
        .execute()
    }
    await tx.selectFrom('bench_rows').select('n').where('id', '=', id).execute()
  })
}

async function rate(work: (id: number) => Promise<void>): Promise<number> {
  let done = 0
  const until = Date.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      for (let turn = 0; Date.now() < until; turn += 1) {
        await work(1 + ((turn * WORKERS + worker) % 10000))
        done += 1
      }
    }),
  )
  return done / seconds
}

const rates: { postgres: number; kysely: number }[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  rates.push({ postgres: await rate(byPostgres), kysely: await rate(byKysely) })
}
console.table(
  rates.map((one) => ({ ...one, ratio: Number((one.postgres / one.kysely).toFixed(2)) })),
)
const ratios = rates.map((one) => one.postgres / one.kysely).sort((a, b) => a - b)
console.log(JSON.stringify({ bench: 'driver', medianRatio: Number(ratios[1]!.toFixed(2)) }))
await raw.end()
await db.destroy()
await server.stop()
rmSync(home, { recursive: true, force: true })

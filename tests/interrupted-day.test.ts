import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { freeJobsOfTheDead } from '#platform/jobs'
import {
  ask,
  type Buyer,
  type Day,
  deliverDay,
  type FreshDatabase,
  findFaults,
  freshDatabase,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  receiveDay,
  sortDay,
  startTestLinliOn,
  type TestLinli,
  turn,
} from '#testing'
import { startProgram } from './support/program.ts'

/**
 * The program is killed as the system does when memory runs out, in the middle of each great step of
 * the day; what comes after it finds the day as if nothing had been begun, and ends as it would have.
 */
let fresh: FreshDatabase
let linli: TestLinli
let home: string
let day: Day
let buyers: Buyer[]
const numbers: string[] = []

// Each starts and kills real processes.
vi.setConfig({ testTimeout: 120_000 })

const waiting = { timeout: 60_000, interval: 20 }
const TOMATOES_MISSING = 4

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-day-'))
  chmodSync(home, 0o711)
  fresh = await freshDatabase()
  linli = await startTestLinliOn(fresh)
  day = await makeDay(linli)
  buyers = [...(await makeDayBuyers(linli, day, 0, 3)), ...(await makeDayBuyers(linli, day, 1, 3))]
  for (const buyer of buyers) {
    numbers.push((await orderOfDay(linli, day, buyer, [2, 300])).number)
  }
}, 60_000)
afterAll(async () => {
  await linli.close()
  rmSync(home, { recursive: true, force: true })
})

const db = () => linli.database.db
const as = (who: Parameters<typeof ask>[2], method: string, path: string, body?: object) =>
  ask(linli, day, who, method, path, body)

/**
 * Lets the real program come as far as writing tables, all of them at once, kills it there, and lets
 * go. Whoever comes next finds its jobs free, as after two minutes.
 */
async function killWhileWriting(
  tables: readonly string[],
  begins: (address: string) => Promise<unknown>,
): Promise<void> {
  const holder = new pg.Client({ connectionString: fresh.url })
  holder.on('error', () => {})
  await holder.connect()
  await holder.query(`begin; lock table ${tables.join(', ')} in share mode`)
  const program = await startProgram({ DATABASE_URL: fresh.url, LINLI_HOME: home })
  try {
    // What it was asked dies with it.
    begins(program.address).catch(() => {})
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await holder.query<{ tables: string }>(
        `select count(distinct relation) as tables from pg_locks
         where not granted and relation = any($1::regclass[])`,
        [tables],
      )
      return Number(rows[0]!.tables) === tables.length
    }
    await expect.poll(isWaiting, waiting).toBe(true)
  } finally {
    await program.kill()
    await holder.query('rollback')
    await holder.end()
  }
  await expect.poll(() => countOthers(), waiting).toBe(0)
  await expect.poll(freeAndCount, waiting).toBe(0)
}

async function freeAndCount(): Promise<number> {
  await freeJobsOfTheDead(db(), '100 milliseconds')
  return countLocked()
}

/** Connections of the killed program that the database has not let go of yet. */
async function countOthers(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()
      and query not like '%pg_stat_activity%'`.execute(db())
  return rows[0]!.count
}

async function countLocked(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from graphile_worker._private_jobs
    where locked_by is not null`.execute(db())
  return rows[0]!.count
}

async function count(table: string, where = 'true'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ${sql.raw(where)}`.execute(db())
  return rows[0]!.count
}

test('in the middle of the cutoff: demand is pooled once, and orders to suppliers are its sum', async () => {
  await killWhileWriting(['purchase_order_lines'], () =>
    setBusinessTime(db(), new Date(day.closesAt.getTime() + 1000)),
  )
  expect(await count('purchase_orders')).toBe(0)
  await turn(linli)
  const asked = (await ordersToSuppliers(linli, day)).flatMap(({ lines }) => lines)
  const sums = new Map(asked.map(({ skuId, quantity }) => [skuId, quantity]))
  expect(sums).toEqual(
    new Map([
      [day.offers[0]!.skuId, 12],
      [day.offers[1]!.skuId, 1800],
    ]),
  )
  expect(asked).toHaveLength(2)
})

test('in the middle of the allocation: goods leave the stock once, refunds are given once', async () => {
  const came = { [day.offers[0]!.skuId]: { quantity: 12 - TOMATOES_MISSING } }
  await killWhileWriting(['shortfalls'], () => receiveDay(linli, day, came))
  expect(await count('allocations')).toBe(0)
  await killWhileWriting(['refunds'], async () => {})
  expect(await sumOf('refunds', 'amount_minor')).toBe(0)
  await turn(linli)
  expect(await count('allocations')).toBe(1)
  expect(await sumOf('shortfalls', 'quantity')).toBe(TOMATOES_MISSING)
  expect(await sumOf('refunds', 'amount_minor')).toBe(TOMATOES_MISSING * 500)
  const stock = await as(day.people.keeper, 'GET', `/stations/${day.warehouseId}/stock`)
  expect(stock.items.every(({ onHand }: { onHand: number }) => onHand === 0)).toBe(true)
  expect(await findFaults(linli)).toEqual([])
})

async function sumOf(table: string, column: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(${sql.ref(column)}), 0)::bigint as sum
    from ${sql.table(table)}`.execute(db())
  return rows[0]!.sum
}

test('in the middle of maturing and of a statement: everybody gets theirs once', async () => {
  await sortDay(linli, day)
  await deliverDay(linli, day)
  for (const [nth, slip] of numbers.entries()) {
    const { leader, communityId } = day.communities[nth < 3 ? 0 : 1]!
    await as(leader, 'POST', `/communities/${communityId}/handovers`, { proof: { slip } })
  }
  await turn(linli)
  const inSixDays = new Date(day.closesAt.getTime() + 6 * 86_400_000)
  await setBusinessTime(db(), inSixDays)
  await killWhileWriting(['commission_maturities', 'supplier_statements'], async () => {})
  expect(await count('transfers', `code = 'commission-matured'`)).toBe(0)
  expect(await count('supplier_statements')).toBe(0)
  await turn(linli)
  await turn(linli)
  expect(await count('commission_maturities')).toBe(2)
  expect(await count('transfers', `code = 'commission-matured'`)).toBe(2)
  expect(await count('supplier_statements')).toBe(2)
  expect(await findFaults(linli)).toEqual([])
})

test('in the middle of a payout: one payout a period and payee, paid once', async () => {
  const inTwelveDays = new Date(day.closesAt.getTime() + 12 * 86_400_000)
  await setBusinessTime(db(), inTwelveDays)
  await killWhileWriting(['payouts'], async () => {})
  await turn(linli)
  await turn(linli)
  expect(await count('payouts')).toBe(2)
  const { finance, approver, suppliers } = day.people
  for (const [nth, supplierId] of day.supplierIds.entries()) {
    const account = {
      holderName: '合作社',
      accountNumber: `622202888877776${nth}000`,
      bankName: '农行',
    }
    await as(suppliers[nth]!, 'PUT', `/suppliers/${supplierId}/bank-account`, account)
  }
  const { items } = await as(finance, 'GET', '/payouts')
  for (const { id } of items) await as(approver, 'POST', `/payouts/${id}/approval`, {})
  const batch = await as(finance, 'POST', '/payout-batches', {})
  await as(finance, 'POST', `/payout-batches/${batch.id}/sending`, {})
  const results = items.map(({ id }: { id: string }) => ({
    payoutId: id,
    status: 'paid',
    reference: 'B1',
  }))
  const path = `/regions/${day.regionId}/payout-batches/${batch.id}/results`
  const key = newId()
  const send = (address: string) =>
    fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${finance.token}`,
        'idempotency-key': key,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ results }),
    })
  await killWhileWriting(['transfers'], send)
  expect(await count('transfers', `credit_account = 'bank'`)).toBe(0)
  await as(finance, 'POST', `/payout-batches/${batch.id}/results`, { results })
  await as(finance, 'POST', `/payout-batches/${batch.id}/results`, { results })
  expect(await count('transfers', `credit_account = 'bank'`)).toBe(2)
  expect(await findFaults(linli)).toEqual([])
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { makeRegion, startTestLinli, type TestLinli } from '#testing'
import { ESCROW, operatorAccount, WALLET_FUNDING } from './accounts.ts'
import { changeFloor } from './change-floor.ts'
import { checkLedger } from './check-ledger.ts'
import { openAccounts } from './open-accounts.ts'
import { postTransfers } from './post-transfers.ts'
import { findBalance, sumOperatorAccount } from './queries.ts'
import { BalanceTooLow, CashCeilingReached } from './refusals.ts'
import type { Transfer } from './transfer.ts'

let linli: TestLinli
const REGION = 'chengdu'

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, REGION)
})
afterAll(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
  await linli.close()
})

interface Book {
  wallets: string[]
  cash: string
  /** All accounts of this book; the operator's are shared by all books of the region. */
  all: string[]
}

/** Three wallets and a cash holder who may owe up to 500, in accounts of their own. */
async function openBook(): Promise<Book> {
  const wallets = [newId(), newId(), newId()].map((id) => `wallet:${id}`)
  const cash = `cash:leader:${newId()}`
  const kept = { regionId: REGION, ownerId: null, currency: 'CNY', isKept: true }
  await transact(linli.database.db, (tx) =>
    openAccounts(tx, [
      ...wallets.map((id) => ({ ...kept, id, kind: 'wallet', floorMinor: 0 })),
      { ...kept, id: cash, kind: 'cash', floorMinor: -500 },
      operatorAccount(REGION, WALLET_FUNDING, 'CNY'),
    ]),
  )
  return { wallets, cash, all: [...wallets, cash, ESCROW, WALLET_FUNDING] }
}

const post = (transfers: readonly Transfer[]) =>
  transact(linli.database.db, (tx) => postTransfers(tx, transfers))

const transfer = (debitAccount: string, creditAccount: string, amountMinor: number): Transfer => ({
  regionId: REGION,
  debitAccount,
  creditAccount,
  amountMinor,
  code: 'test',
  occurredAt: new Date(),
})

/** A move between two of a book's accounts, by their places in it. */
const anyMove = fc
  .record({
    from: fc.nat(5),
    by: fc.integer({ min: 1, max: 5 }),
    amount: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ from, by, amount }) => ({ from, to: (from + by) % 6, amount }))
const anySets = fc.array(fc.array(anyMove, { minLength: 1, maxLength: 4 }), { maxLength: 12 })

const balancesOf = async ({ wallets, cash }: Book): Promise<number[]> =>
  Promise.all(
    [...wallets, cash].map(async (id) => (await findBalance(linli.database.db, REGION, id))!),
  )

async function replay(book: Book): Promise<number[]> {
  const { rows } = await sql<{ id: string; balance: number }>`
    select book.id, coalesce(sum(case when t.credit_account = book.id then t.amount_minor
      else -t.amount_minor end), 0)::bigint as balance
    from unnest(${[...book.wallets, book.cash]}::text[]) with ordinality as book (id, place)
      left join transfers t on t.region_id = ${REGION} and book.id in (t.debit_account, t.credit_account)
    group by book.id, place order by place`.execute(linli.database.db)
  return rows.map((row) => row.balance)
}

test('whatever is posted, balances equal their replay and stay above their floors', async () => {
  await fc.assert(
    fc.asyncProperty(anySets, async (sets) => {
      const book = await openBook()
      const floors = [0, 0, 0, -500]
      const model = new Map(book.all.map((id) => [id, 0]))
      for (const moves of sets) {
        const after = new Map(model)
        for (const { from, to, amount } of moves) {
          after.set(book.all[from]!, after.get(book.all[from]!)! - amount)
          after.set(book.all[to]!, after.get(book.all[to]!)! + amount)
        }
        const keptAfter = [...book.wallets, book.cash].map((id) => after.get(id)!)
        const isPossible = keptAfter.every((balance, at) => balance >= floors[at]!)
        const posting = post(
          moves.map(({ from, to, amount }) => transfer(book.all[from]!, book.all[to]!, amount)),
        )
        if (isPossible) {
          await posting
          for (const [id, balance] of after) model.set(id, balance)
        } else {
          await expect(posting).rejects.toThrow(/not enough|Too much cash/)
        }
      }
      const expected = [...book.wallets, book.cash].map((id) => model.get(id))
      expect(await balancesOf(book)).toEqual(expected)
      expect(await replay(book)).toEqual(expected)
    }),
    { numRuns: 25 },
  )
  const { rows } = await sql<{ debits: number; credits: number }>`
    with sides as (
      select debit_account as account, amount_minor as debit, 0 as credit from transfers
      union all select credit_account, 0, amount_minor from transfers)
    select sum(debit)::bigint as debits, sum(credit)::bigint as credits from sides`.execute(
    linli.database.db,
  )
  expect(rows[0]!.debits).toBe(rows[0]!.credits)
}, 120_000)

test('floors hold, and nothing is lost, when many move the same money at once', async () => {
  const book = await openBook()
  const [a, b, c] = book.wallets as [string, string, string]
  await post([transfer(WALLET_FUNDING, a, 1000), transfer(WALLET_FUNDING, b, 1000)])
  const pairs = [
    [a, b],
    [b, a],
    [a, c],
    [b, c],
    [c, a],
    [book.cash, c],
  ] as const
  const outcomes = await Promise.allSettled(
    Array.from({ length: 120 }, (_, at) => {
      const [from, to] = pairs[at % pairs.length]!
      return post([transfer(from, to, 30 + ((at * 37) % 170)), transfer(to, ESCROW, 10)])
    }),
  )
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue
    const { reason } = outcome
    expect(reason instanceof BalanceTooLow || reason instanceof CashCeilingReached).toBe(true)
  }
  const done = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
  expect(done).toBeGreaterThan(0)
  const balances = await balancesOf(book)
  expect(balances).toEqual(await replay(book))
  for (const balance of balances.slice(0, 3)) expect(balance).toBeGreaterThanOrEqual(0)
  expect(balances[3]).toBeGreaterThanOrEqual(-500)
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(2000 - 10 * done)
})

test('one wallet spent from many sides at once is spent once', async () => {
  const { wallets } = await openBook()
  const [wallet] = wallets as [string]
  await post([transfer(WALLET_FUNDING, wallet, 1000)])
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => post([transfer(wallet, ESCROW, 700)])),
  )
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await findBalance(linli.database.db, REGION, wallet)).toBe(300)
})

test('money is not posted to a person’s account that was never opened', async () => {
  const stray = post([transfer(WALLET_FUNDING, `wallet:${newId()}`, 100)])
  await expect(stray).rejects.toThrow(/open/)
})

test('a ceiling that is lowered below what is held lets no more be taken, and breaks nothing', async () => {
  const { cash } = await openBook()
  await post([transfer(cash, ESCROW, 400)])
  const lower = (floorMinor: number) =>
    transact(linli.database.db, (tx) => changeFloor(tx, { regionId: REGION, id: cash, floorMinor }))
  await lower(-100)
  await expect(post([transfer(cash, ESCROW, 1)])).rejects.toBeInstanceOf(CashCeilingReached)
  await post([transfer(ESCROW, cash, 350)])
  await lower(-100)
  await post([transfer(cash, ESCROW, 50)])
  await expect(post([transfer(cash, ESCROW, 1)])).rejects.toBeInstanceOf(CashCeilingReached)
})

test('the program’s own role can neither change nor delete a transfer', async () => {
  const { wallets } = await openBook()
  await post([transfer(WALLET_FUNDING, wallets[0]!, 100)])
  const { db } = linli.database
  for (const attempt of [
    sql`update transfers set amount_minor = 1`,
    sql`delete from transfers`,
    sql`truncate transfers`,
    sql`delete from accounts`,
  ]) {
    await expect(attempt.execute(db)).rejects.toMatchObject({ code: '42501' })
  }
})

test('an operator’s account is the sum of its transfers, rolled up or not', async () => {
  await makeRegion(linli, 'mianyang')
  const wallet = `wallet:${newId()}`
  const { db } = linli.database
  await transact(db, (tx) =>
    openAccounts(tx, [
      {
        regionId: 'mianyang',
        id: wallet,
        kind: 'wallet',
        ownerId: null,
        currency: 'CNY',
        isKept: true,
        floorMinor: 0,
      },
      operatorAccount('mianyang', WALLET_FUNDING, 'CNY'),
    ]),
  )
  const rollUp = linli.tasks.find((task) => task.name === 'ledger-roll-up')!
  const DAY_MS = 86_400_000
  let sum = 0
  for (let day = 12; day >= 0; day -= 1) {
    const occurredAt = new Date(Date.now() - day * DAY_MS)
    const common = { regionId: 'mianyang', code: 'test', occurredAt }
    await transact(db, (tx) =>
      postTransfers(tx, [
        { ...common, debitAccount: WALLET_FUNDING, creditAccount: wallet, amountMinor: 100 + day },
        { ...common, debitAccount: wallet, creditAccount: ESCROW, amountMinor: 1 + day },
      ]),
    )
    sum += 100 + day
    if (day % 4 === 0) await rollUp.work({}, db)
    expect(await sumOperatorAccount(db, 'mianyang', WALLET_FUNDING)).toBe(-sum)
  }
  await rollUp.work({}, db)
  await rollUp.work({}, db)
  expect(await sumOperatorAccount(db, 'mianyang', WALLET_FUNDING)).toBe(-sum)
  expect(await sumOperatorAccount(db, 'mianyang', ESCROW)).toBe((12 * 13) / 2 + 13)
  const { rows } = await sql<{ days: number }>`
    select count(distinct day)::int as days from ledger_rollups
    where region_id = 'mianyang' and account_id = ${WALLET_FUNDING}`.execute(db)
  expect(rows[0]!.days).toBeGreaterThanOrEqual(10)
})

import { loadModule, parseSync } from 'libpg-query'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { checkStock } from '#stock'
import { freshDatabase, makeOpenWindow, startTestLinli } from '#testing'
import { ACROSS_REGIONS, MIXED_TRANSACTIONS } from './support/citus/exceptions.ts'
import {
  type Judged,
  judge,
  judgeTransaction,
  type Known,
  statementOf,
} from './support/citus/faults.ts'
import { readKnown } from './support/citus/known.ts'
import { asProgram, logStatements, type SentStatement } from './support/citus/statement-log.ts'
import { withClient } from './support/cluster.ts'

// Whole days run here once more, and what the program sends to its database meanwhile is read along:
// each statement is parsed by PostgreSQL's own parser and held against what Citus can send to one node.
const log = logStatements()
afterAll(() => log.stop())

describe('a day from the order to the payout', async () => {
  await import('./day.test.ts')
})
describe('cancelling', async () => {
  await import('../server/modules/ordering/cancel-order.test.ts')
})
describe('paying', async () => {
  await import('../server/modules/payments/online-payments.test.ts')
})
describe('what is not paid in time', async () => {
  await import('../server/modules/ordering/expire-orders.test.ts')
})
describe('the proof of books and stock', () => {
  test('asks one region after the other', async () => {
    const linli = await startTestLinli()
    await makeOpenWindow(linli)
    await asProgram(async () => [
      await checkLedger(linli.database.db),
      await checkStock(linli.database.db),
    ])
    await linli.close()
  })
})
describe('refunds', async () => {
  await import('../server/modules/payments/refunds.test.ts')
})

let known: Known
beforeAll(async () => {
  await loadModule()
  const { url, drop } = await freshDatabase()
  known = await withClient(url, readKnown)
  await drop()
})

const NOTHING: Judged = { uses: [], writesLocal: [], faults: [] }
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function judgeSent(sent: SentStatement): Judged {
  const tree = statementOf(parseSync(sent.text))
  const isQuery = /^(Select|Insert|Update|Delete)Stmt$/.test(Object.keys(tree ?? {})[0] ?? '')
  return tree === undefined || !isQuery ? NOTHING : judge(tree, sent, known)
}

describe('on Citus', () => {
  const seen = new Map<string, Judged>()
  const mixed = new Map<string, number>()

  beforeAll(() => {
    for (const transaction of log.transactions) {
      const judged = transaction.map((sent) => {
        const one = judgeSent(sent)
        const text = oneLine(sent.text)
        if ((seen.get(text)?.faults.length ?? 0) === 0) seen.set(text, one)
        return one
      })
      for (const fault of judgeTransaction(judged)) mixed.set(fault, (mixed.get(fault) ?? 0) + 1)
    }
  })

  test('the hot paths were seen', () => {
    const written = new Set(
      [...seen.values()].flatMap(({ uses }) =>
        uses.filter(({ isWritten }) => isWritten).map(({ table }) => table),
      ),
    )
    for (const table of ['orders', 'order_lines', 'supplies', 'transfers', 'payments', 'refunds'])
      expect(written).toContain(table)
    for (const table of ['events', 'undelivered_events', 'allocations', 'claims', 'payouts'])
      expect(written).toContain(table)
    expect(seen.size).toBeGreaterThan(350)
  })

  test('every statement goes to the one node of its region', () => {
    const wrong = [...seen].flatMap(([text, { faults }]) =>
      faults.length === 0 || ACROSS_REGIONS.some(({ of }) => of.test(text))
        ? []
        : [`${faults.join('; ')}: ${text}`],
    )
    expect(wrong).toEqual([])
  })

  test('what looks across regions locks nothing, and each exception is still needed', () => {
    const faulty = [...seen].filter(([, { faults }]) => faults.length > 0)
    for (const { of, why } of ACROSS_REGIONS) {
      const meant = faulty.filter(([text]) => of.test(text))
      expect(meant.length, `not seen any more: ${why}`).toBeGreaterThan(0)
      for (const [text, { faults }] of meant) {
        expect(text).not.toMatch(/ for (no key )?(update|share)\b/)
        expect(faults).toEqual([expect.stringMatching(/without region_id = one value$/)])
      }
    }
  })

  test('a transaction writes one region’s tables and no local ones beside', () => {
    const wrong = [...mixed.keys()].filter(
      (fault) => !MIXED_TRANSACTIONS.some(({ of }) => of.test(fault)),
    )
    expect(wrong).toEqual([])
  })
})

describe('the judge', () => {
  const faultsOf = (text: string, ...values: string[]) => judgeSent({ text, values }).faults

  test.each([
    ['select * from orders where region_id = $1 and id = $2', ['a', 'b']],
    ["select * from orders o join order_lines l using (region_id) where l.region_id = 'a'", []],
    [
      `with mine as (select region_id, id from orders where region_id = $1)
       select from mine join order_lines l on l.region_id = mine.region_id and l.order_id = mine.id`,
      ['a'],
    ],
    [
      `insert into order_lines (region_id, order_id) select r.region_id, r.order_id
       from unnest($1::text[], $2::uuid[]) as r (region_id, order_id)`,
      ['{a,a}', '{}'],
    ],
    ['update orders set paid_at = now() where region_id = $1 and hold_until < linli_now()', ['a']],
    ['select r.name from regions r join orders o on o.region_id = r.id where r.id = $1', ['a']],
  ])('lets pass: %s', (text, values) => {
    expect(faultsOf(text, ...values)).toEqual([])
  })

  test.each([
    ['select * from orders where id = $1', ['b'], /orders without region_id/],
    ['select * from orders where region_id = any($1)', ['{a}'], /orders without region_id/],
    ['select * from orders where region_id = $1 or id = $2', ['a', 'b'], /orders without/],
    [
      'select * from orders o join order_lines l on l.order_id = o.id where o.region_id = $1',
      ['a'],
      /order_lines without/,
    ],
    [
      'select * from orders o, orders p where o.region_id = $1 and p.region_id = $2',
      ['a', 'b'],
      /names 2 regions: a, b/,
    ],
    [
      'select (select count(*) from order_lines l where l.order_id = o.id) from orders o where region_id = $1',
      ['a'],
      /order_lines without/,
    ],
    [
      'update orders o set paid_at = $1 from unnest($2::text[]) as r (region_id) where o.region_id = r.region_id',
      ['2026-01-01', '{a}'],
      /orders without/,
    ],
    [
      'select from orders o join auth_users u on u.id = o.placed_by where o.region_id = $1',
      ['a'],
      /local ones: auth_users/,
    ],
    [
      `with gone as (delete from order_lines where region_id = $1 returning 1)
       update orders set version = 2 where region_id = $1`,
      ['a'],
      /writes several tables by CTEs/,
    ],
    [
      "update orders set hold_until = hold_until + interval '1 day' where region_id = $1",
      ['a'],
      /interval is stable and applied to a column/,
    ],
    [
      'update orders set paid_at = coalesce(paid_at, now()) where region_id = $1',
      ['a'],
      /now is not immutable, within CASE or COALESCE/,
    ],
    [
      'update orders set id = gen_random_uuid() where region_id = $1',
      ['a'],
      /gen_random_uuid is volatile/,
    ],
    [
      `insert into orders (region_id, id) values ($1, $2)
       on conflict (region_id, id) do update set paid_at = now()`,
      ['a', 'b'],
      /now is not immutable, in ON CONFLICT/,
    ],
    ["select nextval('x') from orders where region_id = $1", ['a'], /number from a sequence/],
  ])('refuses: %s', (text, values, fault) => {
    expect(faultsOf(text, ...values)).toEqual(
      expect.arrayContaining([expect.stringMatching(fault)]),
    )
  })
})

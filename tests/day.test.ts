import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  ask,
  atPickupDay,
  type Buyer,
  balanceOf,
  type Day,
  deliverDay,
  findFaults,
  makeDay,
  makeDayBuyers,
  makeNeighbour,
  orderOfDay,
  ordersToSuppliers,
  type Person,
  passCutoff,
  receiveDay,
  sortDay,
  startTestLinli,
  type TestLinli,
  toldTo,
  tryTo,
  turn,
} from '#testing'

/**
 * One day from the order to the payout, by all its people over the API. Each test is an hour of it
 * and stands on the one before.
 */
let linli: TestLinli
let day: Day
/** 番茄 at 5.00, 虾 at 40.00 per kg; A and B live in the first community, C in the second. */
let [a, b, c, late]: Buyer[] = []
let placed: Record<'a' | 'b' | 'c' | 'late' | 'granny', { id: string; number: string }>

const TOMATO = 0
const SHRIMP = 1
const FULL_WALLET = 100_000

beforeAll(async () => {
  linli = await startTestLinli()
  day = await makeDay(linli)
  ;[a, b] = await makeDayBuyers(linli, day, 0, 2)
  ;[c, late] = await makeDayBuyers(linli, day, 1, 2)
})
afterAll(() => linli.close())

const as = (who: Person, method: string, path: string, body?: object) =>
  ask(linli, day, who, method, path, body)
const skuId = (nth: number) => day.offers[nth]!.skuId
const shown = (who: Person, orderId: string) => as(who, 'GET', `/orders/${orderId}`)
const inDays = (days: number) =>
  setBusinessTime(linli.database.db, new Date(day.closesAt.getTime() + days * 86_400_000))

test('neighbours order: two from their wallets, one for cash, one through the leader', async () => {
  const [first] = day.communities
  const granny = await makeNeighbour(linli, first!)
  const lines = [{ offerId: day.offers[TOMATO]!.offerId, quantity: 2 }]
  const parts = [{ windowId: day.windowId, fulfilment: 'pickup', lines }]
  const path = `/residents/${granny.id}/checkouts`
  placed = {
    a: await orderOfDay(linli, day, a!, [4, 1000]),
    b: await orderOfDay(linli, day, b!, [3, 0], 'cash'),
    c: await orderOfDay(linli, day, c!, [3, 500]),
    late: await orderOfDay(linli, day, late!, [1, 0]),
    granny: (await as(first!.leader, 'POST', path, { parts, payments: [{ method: 'cash' }] }))
      .orders[0],
  }
  expect(await balanceOf(linli, day, a!)).toBe(FULL_WALLET - 2000 - 4000)
})

test('after the cutoff nobody cancels, and demand is ordered from its suppliers', async () => {
  await passCutoff(linli, day)
  const cancelling = `/orders/${placed.a.id}/cancellation`
  expect((await tryTo(linli, day, a!, 'POST', cancelling, { why: '不要了' })).body.code).toBe(
    'not-cancellable',
  )
  const asked = (await ordersToSuppliers(linli, day)).flatMap(({ lines }) => lines)
  const quantities = new Map(asked.map((line) => [line.skuId, line.quantity]))
  expect(quantities).toEqual(
    new Map([
      [skuId(TOMATO), 4 + 3 + 3 + 1 + 2],
      [skuId(SHRIMP), 1500],
    ]),
  )
  expect(await toldTo(linli, day.regionId, day.people.suppliers[0]!)).toContain(
    'purchase-order.sent',
  )
})

test('less arrives: the first communities fairly, and what lacks is back the same day', async () => {
  // 13 tomatoes were ordered; 10 came, one of them rotten.
  await receiveDay(linli, day, { [skuId(TOMATO)]: { quantity: 9, refused: 1 } })
  await turn(linli)
  const path = `/stations/${day.warehouseId}/allocations/${day.pickupDate}`
  const allocation = await as(day.people.keeper, 'GET', path)
  expect(allocation.isFinal).toBe(true)
  const missing = new Map<string, number>()
  const whose = { a: a!, b: b!, c: c!, late: late!, granny: day.communities[0]!.leader }
  for (const [name, { id }] of Object.entries(placed)) {
    const { reductions } = await shown(whose[name as keyof typeof whose], id)
    const short = reductions.reduce(
      (sum: number, one: { quantity: number }) => sum + one.quantity,
      0,
    )
    if (short > 0) missing.set(name, short)
  }
  // Nine tomatoes for communities that want nine and four: six and three, first accepted first.
  expect(missing).toEqual(
    new Map([
      ['b', 1],
      ['late', 1],
      ['granny', 2],
    ]),
  )
  expect(await balanceOf(linli, day, late!)).toBe(FULL_WALLET)
  expect((await shown(late!, placed.late.id)).state).toBe('lacking')
  expect((await shown(b!, placed.b.id)).cashDueMinor).toBe(1000)
  expect(await toldTo(linli, day.regionId, late!)).toContain('order.came-short')
})

test('shrimps weigh less than ordered: the difference goes back, more is never charged', async () => {
  const path = `/stations/${day.warehouseId}/sorted-lines/${day.pickupDate}`
  await as(day.people.keeper, 'POST', path, {
    lines: [
      { orderId: placed.a.id, lineNumber: 2, grossGrams: 980, tareGrams: 30 },
      { orderId: placed.c.id, lineNumber: 2, grossGrams: 560, tareGrams: 20 },
    ],
  })
  await sortDay(linli, day)
  expect(await balanceOf(linli, day, a!)).toBe(FULL_WALLET - 2000 - 3800)
  expect(await balanceOf(linli, day, c!)).toBe(FULL_WALLET - 1500 - 2000)
})

test('bags are sorted, loaded, brought and found to be there; people are told once', async () => {
  const early = { proof: { slip: placed.a.number } }
  const path = `/communities/${day.communityIds[0]}/handovers`
  const refused = await tryTo(linli, day, day.communities[0]!.leader, 'POST', path, early)
  expect(refused.status).toBe(409)
  const labels = `/stations/${day.warehouseId}/labels/${day.pickupDate}`
  const printed = await as(day.people.keeper, 'GET', labels)
  expect(printed.labels).toHaveLength(3)
  expect(printed.labels[0]).toMatchObject({ bagNumber: 1, bagCount: 1, isCold: false })
  await deliverDay(linli, day)
  expect(
    (await toldTo(linli, day.regionId, a!)).filter((one) => one === 'delivery.ready'),
  ).toHaveLength(1)
})

test('goods are handed over by code, for cash, and offline; each once', async () => {
  await atPickupDay(linli, day, '17:00')
  const [first, second] = day.communities
  const at = (nth: number) => `/communities/${day.communityIds[nth]}/handovers`
  const code = await as(a!, 'GET', `/orders/${placed.a.id}/pickup-code`)
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      tryTo(linli, day, first!.leader, 'POST', at(0), { proof: { digits: code.digits } }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)

  const slip = { proof: { slip: placed.b.number } }
  expect((await tryTo(linli, day, first!.leader, 'POST', at(0), slip)).status).toBe(409)
  await as(first!.leader, 'POST', at(0), { ...slip, cashTakenMinor: 1000 })

  const { token, orderIds } = await as(c!, 'GET', `/orders/${placed.c.id}/pickup-code`)
  const item = {
    itemId: newId(),
    token,
    orderIds,
    handedOverAt: new Date((await now()) - 60_000).toISOString(),
  }
  const sync = `/communities/${day.communityIds[1]}/handover-syncs`
  const queue = { deviceId: 'phone-1', items: [item, item] }
  const synced = await as(second!.leader, 'POST', sync, queue)
  expect(synced.items.map((one: { outcome: string }) => one.outcome)).toEqual(['done', 'repeated'])
  for (const [who, order] of [
    [a!, placed.a],
    [b!, placed.b],
    [c!, placed.c],
  ] as const) {
    expect((await shown(who, order.id)).state).toBe('collected')
  }
  await turn(linli)
  expect(await findFaults(linli)).toEqual([])
})

test('one tomato was bad: the claim is granted by rule, and its supplier bears it', async () => {
  const path = `/orders/${placed.a.id}/lines/1/claims`
  const before = await balanceOf(linli, day, a!)
  const claim = await as(a!, 'POST', path, { reason: 'spoiled', quantity: 1, wish: 'refund' })
  expect(claim).toMatchObject({ decision: 'refund', refundedMinor: 500, bearerKind: 'supplier' })
  expect(await balanceOf(linli, day, a!)).toBe(before + 500)
})

test('the leader brings the cash in, and it is counted', async () => {
  const { leaderId } = day.communities[0]!.leader
  await as(day.people.finance, 'POST', '/cash-deposits', {
    holder: { kind: 'leader', id: leaderId },
    countedMinor: 1000,
    slip: 'slip-1',
  })
  const path = `/leaders/${leaderId}/earnings`
  const { balance } = await as(day.communities[0]!.leader, 'GET', path)
  expect(balance.cashOwedMinor).toBe(0)
})

test('leaders and suppliers end with what they earned, and are paid by two people of finance', async () => {
  await inDays(6)
  await turn(linli)
  const [first, second] = day.communities
  // Ten per cent of goods without the tax of nine: each line rounded down.
  const commission = (grossMinors: number[]) =>
    grossMinors.reduce((sum, gross) => sum + Math.floor((gross - tax(gross)) / 10), 0)
  const expected = [commission([1500, 3800, 1000]), commission([1500, 2000])]
  for (const [nth, { leader }] of [first!, second!].entries()) {
    const { balance } = await as(leader, 'GET', `/leaders/${leader.leaderId}/earnings`)
    expect(balance).toMatchObject({ pendingMinor: 0, availableMinor: expected[nth] })
    const account = { holderName: '张敏', accountNumber: '6222021234567890123', bankName: '工行' }
    await as(leader, 'PUT', `/leaders/${leader.leaderId}/bank-account`, account)
    const asking = { amountMinor: expected[nth] }
    const payout = await as(leader, 'POST', `/leaders/${leader.leaderId}/payouts`, asking)
    await as(day.people.approver, 'POST', `/payouts/${payout.id}/approval`, {})
  }
  await inDays(12)
  await turn(linli)
  const { items } = await as(day.people.finance, 'GET', '/payouts?payeeKind=supplier')
  const owed = new Map<string, number>()
  for (const payout of items) owed.set(payout.payeeId, payout.grossMinor)
  // Nine tomatoes at 3.00 less the claim of 5.00; 1.5 kg of shrimps at 30.00 per kg.
  expect(owed).toEqual(
    new Map([
      [day.supplierIds[TOMATO], 9 * 300 - 500],
      [day.supplierIds[SHRIMP], 4500],
    ]),
  )
})

test('the batch pays whom the bank can pay, and the failed one goes again', async () => {
  const { finance, approver, suppliers } = day.people
  const { items } = await as(finance, 'GET', '/payouts?payeeKind=supplier')
  for (const [nth, supplierId] of day.supplierIds.entries()) {
    const account = {
      holderName: '合作社',
      accountNumber: `622202888877776${nth}000`,
      bankName: '农行',
    }
    await as(suppliers[nth]!, 'PUT', `/suppliers/${supplierId}/bank-account`, account)
  }
  for (const { id } of items) await as(approver, 'POST', `/payouts/${id}/approval`, {})
  const pay = async (failing: string | null) => {
    const batch = await as(finance, 'POST', '/payout-batches', {})
    await as(finance, 'POST', `/payout-batches/${batch.id}/files`, {})
    await as(finance, 'POST', `/payout-batches/${batch.id}/sending`, {})
    const { attempts } = await as(finance, 'GET', `/payout-batches/${batch.id}`)
    await as(finance, 'POST', `/payout-batches/${batch.id}/results`, {
      results: attempts.map(({ payoutId }: { payoutId: string }) =>
        payoutId === failing
          ? { payoutId, status: 'failed', why: 'no such account' }
          : { payoutId, status: 'paid', reference: `B-${payoutId.slice(-6)}` },
      ),
    })
    return attempts.length
  }
  expect(await pay(items[0].id)).toBe(4)
  expect(await pay(null)).toBe(1)
  await turn(linli)
  const { items: all } = await as(finance, 'GET', '/payouts')
  expect(all.every((one: { paidAt: string | null }) => one.paidAt !== null)).toBe(true)
})

test('in the end nothing is left anywhere that belongs to somebody else', async () => {
  expect(await findFaults(linli)).toEqual([])
  const { rows } = await sql<{ id: string; balance: number }>`
    select id, sum(change)::bigint as balance from (
      select debit_account as id, -amount_minor as change from transfers
      union all select credit_account, amount_minor from transfers) as sides
    group by id having sum(change) <> 0`.execute(linli.database.db)
  const left = new Map(rows.map(({ id, balance }) => [id.split(':')[0]!, balance]))
  const kept = ['revenue', 'commissions', 'purchases', 'bank', 'wallet', 'wallet-funding']
  expect([...left.keys()].filter((id) => !kept.includes(id))).toEqual([])
  // What came in less what suppliers and leaders got is what the bank and the wallets still hold.
  expect(rows.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
  const stock = await as(day.people.keeper, 'GET', `/stations/${day.warehouseId}/stock`)
  expect(stock.items.every(({ onHand }: { onHand: number }) => onHand === 0)).toBe(true)
})

const now = async (): Promise<number> =>
  (
    await sql<{ at: Date }>`select linli_now() as at`.execute(linli.database.db)
  ).rows[0]!.at.getTime()

const tax = (grossMinor: number) => Math.round((grossMinor * 900) / 10_900)

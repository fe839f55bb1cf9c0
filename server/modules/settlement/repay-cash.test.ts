import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  makeNeighbour,
  makeSettlementWorld,
  type Person,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: SettlementWorld
let neighbourId: string
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
  await linli.close()
})
beforeEach(() => makeWorld())

async function makeWorld(): Promise<void> {
  regions += 1
  world = await makeSettlementWorld(linli, { regionId: `repay${regions}` })
  neighbourId = (await makeNeighbour(linli, world.place)).id
}

const holder = () => ({ kind: 'leader', id: world.place.leader.leaderId })

/** Of a neighbour without a login: what goes back to them goes by hand. */
async function takeCash(quantity: number): Promise<string> {
  const { leader } = world.place
  const lines = [[world.window.offers[0]!, quantity]] as const
  const cart = checkoutOf(world.window, lines, [{ method: 'cash' }])
  const { orders } = await world.send(leader, 'POST', `/residents/${neighbourId}/checkouts`, cart)
  const receipt = { amountMinor: quantity * 1000 }
  await world.send(leader, 'POST', `/orders/${orders[0].id}/cash-receipt`, receipt)
  return orders[0].id
}

const bringIn = (countedMinor: number) =>
  world.send(world.finance, 'POST', '/cash-deposits', {
    holder: holder(),
    countedMinor,
    slip: newId(),
  })

/** The leader hands cash of an order back, from their own pocket where they hold none. */
async function handBack(orderId: string, amountMinor: number): Promise<void> {
  const admin = await linli.person({ role: 'admin' })
  const body = { amountMinor, currency: 'CNY', reason: 'bruised' }
  const [refund] = await world.send(admin, 'POST', `/orders/${orderId}/refunds`, body)
  await world.send(world.place.leader, 'POST', `/refunds/${refund.id}/cash-return`)
}

const repay = (amountMinor: number, slip: string = newId(), who: Person = world.finance) =>
  world.ask(who, 'POST', '/cash-repayments', { holder: holder(), amountMinor, slip })

const owedMinor = async (): Promise<number> =>
  (await world.send(world.finance, 'GET', '/cash-holdings')).items[0].owedMinor

/** Fifteen yuan of the leader's own are laid out. */
async function layOut(): Promise<void> {
  const orderId = await takeCash(5)
  await bringIn(5000)
  await handBack(orderId, 1500)
}

test('what was laid out is paid back against a receipt, once, and no more than it is', async () => {
  await layOut()
  expect(await owedMinor()).toBe(-1500)
  expect((await repay(1501)).body).toMatchObject({ code: 'not-laid-out', laidOutMinor: 1500 })
  const paid = await repay(1000, 'R-1')
  expect([paid.status, paid.body]).toMatchObject([201, { amountMinor: 1000, slip: 'R-1' }])
  expect((await repay(500, 'R-1')).body.code).toBe('already-exists')
  expect((await repay(501)).body).toMatchObject({ laidOutMinor: 500 })
  expect((await repay(500, 'R-2')).status).toBe(201)
  expect(await owedMinor()).toBe(0)
  const { items } = await world.send(world.finance, 'GET', '/cash-repayments')
  expect(items.map((one: { slip: string }) => one.slip)).toEqual(['R-2', 'R-1'])
  expect((await repay(1)).body).toMatchObject({ code: 'not-laid-out', laidOutMinor: 0 })
})

test('nobody pays themselves back, nor a stranger, nor who is not there', async () => {
  await layOut()
  const { leader } = world.place
  expect((await repay(1500, 'R-1', leader)).status).toBe(403)
  const grant = { id: leader.leaderId, person_id: leader.id, role: 'finance' }
  await linli.database.db
    .insertInto('grants')
    .values({ ...grant, region_id: world.regionId })
    .execute()
  expect((await repay(1500, 'R-1', leader)).body.code).toBe('second-person-needed')
  const nobody = { holder: { kind: 'station', id: newId() }, amountMinor: 1, slip: 'R-1' }
  expect((await world.ask(world.finance, 'POST', '/cash-repayments', nobody)).status).toBe(404)
  expect(await owedMinor()).toBe(-1500)
})

test('two who pay back at once pay once; cash taken meanwhile makes up for it first', async () => {
  await layOut()
  const both = await Promise.all([repay(1500), repay(1500, newId(), world.colleague)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await owedMinor()).toBe(0)
  for (let round = 0; round < 4; round += 1) {
    await makeWorld()
    await layOut()
    const [repaid] = await Promise.all([repay(1500), takeCash(1)])
    expect(await owedMinor()).toBe(repaid.status === 201 ? 1000 : -500)
  }
})

const MONEY = fc.integer({ min: 1, max: 3000 })
const ACT = fc.oneof(
  fc.record({ kind: fc.constant('take' as const), quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({
    kind: fc.constantFrom('bring' as const, 'hand-back' as const, 'repay' as const),
    amountMinor: MONEY,
  }),
)

test('whatever is taken, brought in, handed back and paid back, the drawer says what is held', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ACT, { minLength: 3, maxLength: 9 }), async (acts) => {
      await makeWorld()
      const orderId = await takeCash(20)
      let held = 20_000
      let left = 20_000
      await bringIn(held)
      held = 0
      for (const act of acts) {
        if (act.kind === 'take') {
          await takeCash(act.quantity)
          held += act.quantity * 1000
        } else if (act.kind === 'bring') {
          await bringIn(act.amountMinor)
          held -= Math.min(Math.max(held, 0), act.amountMinor)
        } else if (act.kind === 'hand-back') {
          const amountMinor = Math.min(act.amountMinor, left)
          if (amountMinor === 0) continue
          await handBack(orderId, amountMinor)
          held -= amountMinor
          left -= amountMinor
        } else {
          const { status } = await repay(act.amountMinor)
          expect(status).toBe(act.amountMinor <= -held ? 201 : 409)
          if (status === 201) held += act.amountMinor
        }
        expect(await owedMinor()).toBe(held)
      }
    }),
    { numRuns: 12 },
  )
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  ask,
  bringLoad,
  type Day,
  keeperActs,
  makeHalfCome,
  receiveOfDay,
  startTestLinli,
  type TestLinli,
  tryTo,
  turn,
} from '#testing'
import { linesOfLoad } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
// Each day goes on into its pickup day, and the next begins today.
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

async function reportMissing(day: Day, report: object) {
  const [{ communityId, leader }] = day.communities as [Day['communities'][number]]
  const path = `/communities/${communityId}/deliveries/${day.pickupDate}`
  const shown = await ask(linli, day, leader, 'GET', path)
  const answer = await tryTo(linli, day, leader, 'POST', `${path}/confirmation`, {
    discrepancies: [{ kind: 'missing', ...report }],
  })
  return { shown, answer }
}

test('of a line on two loads only what was in the first can lack of it', async () => {
  const { day, orderId } = await makeHalfCome(linli, 'half-line')
  const whole = { orderId, lineNumber: 1, quantity: 6000 }
  const { shown, answer } = await reportMissing(day, whole)
  expect(shown.skus).toMatchObject([{ quantity: 4000 }])
  expect(answer.status).toBe(409)
  const most = await reportMissing(day, { ...whole, quantity: 4000 })
  expect(most.answer.status).toBe(201)
})

test('a bag of the second load that lacks takes nothing of the first', async () => {
  const { day, orderId } = await makeHalfCome(linli, 'half-bag')
  await receiveOfDay(linli, day, 2000)
  const closing = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}/closing`
  await ask(linli, day, day.people.keeper, 'POST', closing, { force: true, why: '最后一车已到' })
  await turn(linli)
  const { bagCount } = await keeperActs(linli, day, 'sorted-days', {})
  expect(bagCount).toBe(1)
  // Six kilograms would be more than the vehicle carries.
  const load = await bringLoad(linli, day)
  expect(load.weightGrams).toBe(2000)
  expect(await linesOfLoad(linli.database.db, day.regionId, load.id)).toEqual([
    { orderId, lineNumber: 1, quantity: 2000 },
  ])
  const path = `/communities/${day.communityIds[0]}/deliveries/${day.pickupDate}`
  const { bags } = await ask(linli, day, day.communities[0]!.leader, 'GET', path)
  const { shown, answer } = await reportMissing(day, { bagId: bags[1].id })
  expect(shown.skus).toMatchObject([{ quantity: 6000 }])
  expect(answer.body.discrepancies).toMatchObject([{ kind: 'missing', quantity: 2000 }])
})

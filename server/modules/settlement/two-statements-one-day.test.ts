import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  accountBalance,
  addSupplier,
  makeSettlementWorld,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: SettlementWorld

beforeAll(async () => {
  linli = await startTestLinli()
  // Noon in Chengdu, on the third of a month.
  await setBusinessTime(linli.database.db, new Date('2027-03-03T04:00:00Z'))
  world = await makeSettlementWorld(linli, {
    regionId: 'duecity',
    terms: { termsKind: 't_plus', termsDays: 7 },
  })
})
afterAll(() => linli.close())

const payoutsOf = async (supplierId: string) => {
  const { rows } = await sql<{ gross: number; period: string }>`
    select gross_minor as gross, period from payouts
    where region_id = 'duecity' and payee_id = ${supplierId} order by id`.execute(linli.database.db)
  return rows
}

test('a supplier who is paid sooner from now on keeps nobody from being paid', async () => {
  const other = await addSupplier(linli, { regionId: 'duecity', termsDays: 0 })
  await world.receive(1000)
  await world.wait(1)
  await world.rest()
  // 3 March is due on 10 March. From now on the supplier is paid at once: T+0.
  await sql`update suppliers set terms_days = 0 where region_id = 'duecity'
    and id = ${world.supplierId}`.execute(linli.database.db)
  await world.wait(6)
  await world.rest()
  expect(await payoutsOf(world.supplierId)).toEqual([{ gross: 1000, period: '2027-03-10' }])
  // What came on 10 March is due on 10 March as well, and stated a day later.
  await world.receive(500)
  await world.receive(700, other.id)
  await world.wait(1)
  await world.rest()
  expect(await payoutsOf(other.id)).toHaveLength(1)
  expect(await accountBalance(linli, 'duecity', `supplier:${world.supplierId}`)).toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { takeCashForOrder } from '#ordering'
import { businessNow, setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import {
  accountBalance,
  makeSettlementWorld,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: SettlementWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeSettlementWorld(linli)
})
afterAll(() => linli.close())

test('a leader who holds cash of the operator does not leave, nor is forgotten, with it', async () => {
  const { db } = linli.database
  const { regionId, place } = world
  const { leader } = place
  const orderId = await world.buy(10, 'cash')
  const at = await businessNow(db)
  await transact(db, (tx) =>
    takeCashForOrder(tx, {
      regionId,
      orderId,
      amountMinor: 10_000,
      holder: { leaderId: leader.leaderId },
      by: leader.id,
      at,
    }),
  )
  await world.close([orderId])
  await world.rest()
  // All was handed over long ago: only the cash is still there.
  await world.wait(120)
  expect(await accountBalance(linli, regionId, `cash:leader:${leader.leaderId}`)).toBe(-10_000)

  const left = await world.ask(leader, 'POST', `/leaders/${leader.leaderId}/exit`, { why: '搬家' })
  expect(left.body.code).toBe('leader-has-in-flight')
  const now = await businessNow(db)
  const erased = transact(db, (tx) =>
    erasePerson(tx, { personId: leader.id, by: leader.id, at: now }),
  )
  await expect(erased).rejects.toThrow()
})

test('a leader with whom goods of an earlier day still wait does not leave', async () => {
  await setBusinessTime(linli.database.db, new Date())
  const own = await makeSettlementWorld(linli, { regionId: 'owedcity' })
  const { leader } = own.place
  await own.buy(1)
  // Ordered, paid, never handed over nor sent back; the day it was for has gone.
  await own.wait(120)
  const left = await own.ask(leader, 'POST', `/leaders/${leader.leaderId}/exit`, { why: '搬家' })
  expect(left.body.code).toBe('leader-has-in-flight')
})

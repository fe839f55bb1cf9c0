import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSettlementWorld, type SettlementWorld, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
let world: SettlementWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeSettlementWorld(linli)
})
afterAll(() => linli.close())

const account = (accountNumber: string) => ({
  holderName: '张敏',
  bankName: '成都银行',
  accountNumber,
})

test('who approved a payout does not then say to which bank account it goes', async () => {
  const { leader } = world.place
  const path = `/leaders/${leader.leaderId}`
  await world.close([await world.buy(10)])
  await world.rest()
  await world.wait(4)
  await world.rest()
  await world.send(leader, 'PUT', `${path}/bank-account`, account('6217000011110042'))
  const payout = await world.send(leader, 'POST', `${path}/payouts`, { amountMinor: 900 })

  await world.send(world.finance, 'POST', `/payouts/${payout.id}/approval`)
  const other = account('6217999999999999')
  const refused = await world.ask(world.finance, 'PUT', `${path}/bank-account`, other)
  expect(refused.body).toMatchObject({ code: 'second-person-needed', why: 'approver' })
  // Whoever it is for may, and so may a colleague.
  await world.send(world.colleague, 'PUT', `${path}/bank-account`, other)
  const batch = await world.send(world.finance, 'POST', '/payout-batches', {})
  const { attempts } = await world.send(world.finance, 'GET', `/payout-batches/${batch.id}`)
  expect(attempts).toMatchObject([{ accountEnding: '9999' }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  placeOrder,
  startTestLinli,
  type TestLinli,
  tamper,
} from '#testing'
import { checkLedger } from './check-ledger.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

async function makeBooks() {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [buyer] = await makeBuyers(linli, world)
  const placed = await placeOrder(linli, world, buyer!, checkoutOf(world, [[world.offers[0]!, 1]]))
  return { world, buyer: buyer!, placed }
}

const faults = async () => (await checkLedger(linli.database.db)).faults

test('books that are right have no fault, and each thing that is wrong is found', async () => {
  const { buyer, placed } = await makeBooks()
  expect(await faults()).toEqual([])
  const wallet = `wallet:${buyer.residentId}`
  const wrongs = [
    {
      make: `update accounts set balance_minor = balance_minor + 1 where id = '${wallet}'`,
      mend: `update accounts set balance_minor = balance_minor - 1 where id = '${wallet}'`,
      found: { subject: wallet, fault: expect.stringContaining('differs from its transfers') },
    },
    {
      make: `update orders set expired_at = now() where id = '${placed.id}'`,
      mend: `update orders set expired_at = null where id = '${placed.id}'`,
      found: { subject: placed.id, fault: expect.stringContaining('escrow 480') },
    },
    {
      make: `update orders set reduced_minor = 80 where id = '${placed.id}'`,
      mend: `update orders set reduced_minor = 0 where id = '${placed.id}'`,
      found: { subject: placed.id, fault: expect.stringContaining('escrow 480') },
    },
    {
      make: `insert into ledger_rollups values ('chengdu', 'escrow', '2020-01-01', 0, 7)`,
      mend: `delete from ledger_rollups`,
      found: { subject: 'escrow', fault: 'the sum of 2020-01-01 differs' },
    },
    {
      make: `update accounts set id = 'elsewhere' where id = 'escrow'`,
      mend: `update accounts set id = 'escrow' where id = 'elsewhere'`,
      found: { subject: 'escrow', fault: 'a transfer names an account that is not there' },
    },
  ]
  for (const { make, mend, found } of wrongs) {
    await tamper(linli, make)
    expect(await faults()).toEqual([{ regionId: 'chengdu', ...found }])
    await tamper(linli, mend)
  }
  expect(await faults()).toEqual([])
})

test('finance reads accounts and their movements page by page, others do not', async () => {
  const { world, buyer } = await makeBooks()
  const { regionId } = world
  const finance = await linli.person({ role: 'finance', regionId })
  const wallets = new Set<string>()
  let cursor = ''
  do {
    const path = `/regions/${regionId}/accounts?kind=wallet&limit=1${cursor}`
    const { body } = await linli.call(finance, 'GET', path)
    for (const account of body.items) wallets.add(account.id)
    cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`
  } while (cursor !== '')
  expect(wallets).toContain(`wallet:${buyer.residentId}`)

  const one = `/regions/${regionId}/accounts?kind=wallet&id=wallet:${buyer.residentId}`
  const { items } = (await linli.call(finance, 'GET', one)).body
  expect(items).toMatchObject([{ ownerId: buyer.residentId, ownerName: '王芳' }])
  const escrow = await linli.call(finance, 'GET', `/regions/${regionId}/accounts?kind=escrow`)
  expect(escrow.body.items).toMatchObject([{ id: 'escrow', balanceMinor: 960 }])
  const moved = `/regions/${regionId}/accounts/wallet:${buyer.residentId}/transfers`
  const { body } = await linli.call(finance, 'GET', `${moved}?limit=1`)
  expect(body.items).toMatchObject([{ code: 'order-paid', amountMinor: 480 }])
  const next = await linli.call(finance, 'GET', `${moved}?limit=1&cursor=${body.nextCursor}`)
  expect(next.body.items).toMatchObject([{ code: 'wallet-deposit', amountMinor: 100_000 }])

  const elsewhere = await linli.person({ role: 'finance', regionId: 'kunming' })
  for (const who of [buyer, elsewhere]) {
    expect((await linli.call(who, 'GET', moved)).status).toBe(403)
  }
  expect((await linli.call(finance, 'GET', '/ledger-check')).status).toBe(403)
  const whole = await linli.person({ role: 'finance' })
  expect((await linli.call(whole, 'GET', '/ledger-check')).body.faults).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { costOf } from '#suppliers'
import {
  addOffer,
  addRegion,
  addSupplier,
  makeShelfGoods,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let buyer: Person
let editor: Person

beforeAll(async () => {
  linli = await startTestLinli()
  await addRegion(linli)
  buyer = await linli.person({ role: 'buyer', regionId: 'chengdu' })
  editor = await linli.person({ role: 'admin' })
})
afterAll(() => linli.close())

const call = (who: Person, method: string, path: string, body?: object) =>
  linli.call(who, method, `/regions/chengdu${path}`, body)

const figures = {
  costMinor: 330,
  validFrom: '2026-11-10',
  caseSize: 12,
  minimumQuantity: 24,
  leadDays: 2,
  lotRule: 'required',
}

/** A supplier with somebody who signs in for it, and goods to offer. */
async function start() {
  const { id: supplierId } = await addSupplier(linli)
  const user = await linli.person({ role: 'supplier', regionId: 'chengdu', supplierId })
  const { skuId } = await makeShelfGoods(linli, editor)
  const path = `/suppliers/${supplierId}/offers`
  return {
    supplierId,
    skuId,
    user,
    path,
    propose: async (costMinor: number) =>
      (await call(user, 'POST', path, { ...figures, skuId, costMinor })).body.id as string,
    change: (offerId: string, wish: object = {}) =>
      call(user, 'POST', `${path}/${offerId}/changes`, { ...figures, ...wish }),
    states: async () => {
      const { items } = (await call(user, 'GET', path)).body
      return items.map((offer: { costMinor: number; state: string }) => [
        offer.costMinor,
        offer.state,
      ])
    },
    cost: (day: string) => costOf(linli.database.db, 'chengdu', skuId, day),
  }
}

test('a new price of an agreed offer waits for the buyer, and holds from its day on', async () => {
  const { supplierId, skuId, path, change, states, cost } = await start()
  const { id } = await addOffer(linli, { supplierId, skuId, costMinor: 310, sourceRank: 2 })
  const changed = await change(id)
  expect([changed.status, changed.body]).toMatchObject([
    201,
    { skuId, state: 'proposed', costMinor: 330, validFrom: '2026-11-10', sourceRank: 2 },
  ])
  expect((await cost('2026-11-10'))?.costMinor).toBe(310)
  await call(buyer, 'POST', `${path}/${changed.body.id}/acceptance`, { sourceRank: 2 })
  expect([(await cost('2026-11-09'))?.costMinor, (await cost('2026-11-10'))?.costMinor]).toEqual([
    310, 330,
  ])
  expect(await states()).toEqual([
    [330, 'accepted'],
    [310, 'accepted'],
  ])
})

test('what nobody answered yet is changed by taking its place, and stays to be read', async () => {
  const { path, propose, change, states } = await start()
  const id = await propose(400)
  expect((await change(id)).status).toBe(201)
  expect(await states()).toEqual([
    [330, 'proposed'],
    [400, 'withdrawn'],
  ])
  const late = await call(buyer, 'POST', `${path}/${id}/acceptance`, { sourceRank: 1 })
  expect(late.body.code).toBe('offer-settled')
})

test('one change at a time waits for the buyer; what was settled is not changed', async () => {
  const { supplierId, skuId, path, change } = await start()
  const { id } = await addOffer(linli, { supplierId, skuId, costMinor: 310 })
  const both = await Promise.all([change(id), change(id, { costMinor: 340 })])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const waiting = both.find(({ status }) => status === 201)!.body.id
  expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'offer-waiting',
    offerId: waiting,
  })
  await call(buyer, 'POST', `${path}/${waiting}/refusal`, { why: '太贵' })
  expect((await change(waiting)).body).toMatchObject({ code: 'offer-settled', state: 'declined' })
  expect((await change(id, { costMinor: 320 })).status).toBe(201)
})

test('the buyer answers while the supplier changes: no price is agreed that was not asked', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { path, propose, change, states } = await start()
    const id = await propose(400)
    const [accepted, changed] = await Promise.all([
      call(buyer, 'POST', `${path}/${id}/acceptance`, { sourceRank: 1 }),
      change(id),
    ])
    expect(changed.status).toBe(201)
    const before = accepted.status === 200 ? 'accepted' : 'withdrawn'
    expect(await states()).toEqual([
      [330, 'proposed'],
      [400, before],
    ])
  }
})

test('a change keeps the rules of an offer, and is of the supplier alone', async () => {
  const { supplierId, skuId, user, path, change } = await start()
  const { id } = await addOffer(linli, { supplierId, skuId })
  expect((await change(id, { validUntil: '2026-11-01' })).body.field).toBe('validUntil')
  expect((await change(id, { costMinor: -1 })).status).toBe(422)
  expect((await change(id, { skuId })).status).toBe(422)
  const other = await start()
  const theirs = `/suppliers/${supplierId}/offers/${id}/changes`
  expect((await call(other.user, 'POST', theirs, figures)).status).toBe(403)
  expect((await call(buyer, 'POST', theirs, figures)).status).toBe(403)
  expect((await other.change(id)).status).toBe(404)
  await call(buyer, 'POST', `/suppliers/${supplierId}/suspension`, { why: 'x' })
  const late = await call(user, 'POST', `${path}/${id}/changes`, figures)
  expect(late.body.code).toBe('supplier-suspended')
})

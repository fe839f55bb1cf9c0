import { afterAll, beforeAll, expect, test } from 'vitest'
import { costOf, costsOf, listCosts } from '#suppliers'
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

const call = (who: Person | null, method: string, path: string, body?: object) =>
  linli.call(who, method, `/regions/chengdu${path}`, body)
const newSku = async () => (await makeShelfGoods(linli, editor)).skuId
const userOf = (supplierId: string) =>
  linli.person({ role: 'supplier', regionId: 'chengdu', supplierId })
const cost = (skuId: string, day: string) => costOf(linli.database.db, 'chengdu', skuId, day)

const fields = (skuId: string) => ({
  skuId,
  costMinor: 310,
  validFrom: '2026-11-01',
  caseSize: 12,
  minimumQuantity: 24,
  leadDays: 2,
  lotRule: 'required',
})

test('a supplier proposes, and what it asks is in force only once a buyer accepts', async () => {
  const [supplier, skuId] = [await addSupplier(linli), await newSku()]
  const user = await userOf(supplier.id)
  const path = `/suppliers/${supplier.id}/offers`
  const proposed = await call(user, 'POST', path, { ...fields(skuId), validUntil: '2026-11-30' })
  expect([proposed.status, proposed.body.state]).toEqual([201, 'proposed'])
  expect(await cost(skuId, '2026-11-15')).toBeNull()
  const acceptance = `${path}/${proposed.body.id}/acceptance`
  expect((await call(user, 'POST', acceptance, { sourceRank: 1 })).status).toBe(403)
  const accepted = await call(buyer, 'POST', acceptance, { sourceRank: 1 })
  expect(accepted.body).toMatchObject({ state: 'accepted', sourceRank: 1 })
  expect(await cost(skuId, '2026-11-15')).toEqual({
    offerId: proposed.body.id,
    skuId,
    supplierId: supplier.id,
    costMinor: 310,
    caseSize: 12,
    minimumQuantity: 24,
    leadDays: 2,
    lotRule: 'required',
    sourceRank: 1,
  })
  expect(await cost(skuId, '2026-10-31')).toBeNull()
  expect(await cost(skuId, '2026-11-01')).not.toBeNull()
  expect(await cost(skuId, '2026-11-30')).not.toBeNull()
  expect(await cost(skuId, '2026-12-01')).toBeNull()
  const twice = await call(buyer, 'POST', acceptance, { sourceRank: 1 })
  expect(twice.body).toMatchObject({ code: 'offer-settled', state: 'accepted' })
})

test('of two answers to a proposal at once one holds', async () => {
  const [supplier, skuId] = [await addSupplier(linli), await newSku()]
  const user = await userOf(supplier.id)
  const path = `/suppliers/${supplier.id}/offers`
  const { id } = (await call(user, 'POST', path, fields(skuId))).body
  const both = await Promise.all([
    call(buyer, 'POST', `${path}/${id}/acceptance`, { sourceRank: 1 }),
    call(buyer, 'POST', `${path}/${id}/refusal`, { why: '太贵' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a declined offer says why and is never in force', async () => {
  const [supplier, skuId] = [await addSupplier(linli), await newSku()]
  const user = await userOf(supplier.id)
  const path = `/suppliers/${supplier.id}/offers`
  const { id } = (await call(user, 'POST', path, fields(skuId))).body
  await call(buyer, 'POST', `${path}/${id}/refusal`, { why: '太贵' })
  const [seen] = (await call(user, 'GET', path)).body.items
  expect(seen).toMatchObject({ id, state: 'declined', declinedWhy: '太贵' })
  expect(await cost(skuId, '2026-11-15')).toBeNull()
  const late = await call(user, 'POST', `${path}/${id}/withdrawal`)
  expect(late.body).toMatchObject({ code: 'offer-settled', state: 'declined' })
})

test('a supplier withdraws what was not accepted; what was agreed only a buyer ends', async () => {
  const [supplier, skuId] = [await addSupplier(linli), await newSku()]
  const user = await userOf(supplier.id)
  const path = `/suppliers/${supplier.id}/offers`
  const { id: early } = (await call(user, 'POST', path, fields(skuId))).body
  expect(
    (await call(buyer, 'POST', `${path}/${early}/ending`, { lastDay: '2026-11-10' })).body.code,
  ).toBe('offer-not-accepted')
  expect((await call(user, 'POST', `${path}/${early}/withdrawal`)).body.state).toBe('withdrawn')

  const { id } = await addOffer(linli, { supplierId: supplier.id, ...fields(skuId) })
  expect((await call(user, 'POST', `${path}/${id}/withdrawal`)).body.code).toBe('offer-agreed')
  const before = await call(buyer, 'POST', `${path}/${id}/ending`, { lastDay: '2026-10-31' })
  expect(before.body).toMatchObject({ code: 'invalid', field: 'lastDay' })
  await call(buyer, 'POST', `${path}/${id}/ending`, { lastDay: '2026-11-20' })
  expect([await cost(skuId, '2026-11-20'), await cost(skuId, '2026-11-21')]).toMatchObject([
    { offerId: id },
    null,
  ])
  const longer = await call(buyer, 'POST', `${path}/${id}/ending`, { lastDay: '2026-11-21' })
  expect(longer.body.field).toBe('lastDay')
  await call(buyer, 'POST', `${path}/${id}/withdrawal`)
  expect(await cost(skuId, '2026-11-15')).toBeNull()
})

test('a newer offer of a supplier takes the place of its older one on its days', async () => {
  const [{ id: supplierId }, skuId] = [await addSupplier(linli), await newSku()]
  await addOffer(linli, { ...fields(skuId), supplierId, costMinor: 300 })
  await addOffer(linli, {
    ...fields(skuId),
    supplierId,
    costMinor: 250,
    validFrom: '2026-11-10',
    validUntil: '2026-11-12',
  })
  await addOffer(linli, { ...fields(skuId), supplierId, costMinor: 330, validFrom: '2026-12-01' })
  const days = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13', '2026-12-01']
  const asked = await Promise.all(days.map((day) => cost(skuId, day)))
  expect(asked.map((found) => found?.costMinor)).toEqual([300, 250, 250, 300, 330])
})

test('one supplier is the first source of a SKU on a day, others stand second', async () => {
  const [a, b, skuId] = [await addSupplier(linli), await addSupplier(linli), await newSku()]
  const { id } = await addOffer(linli, {
    ...fields(skuId),
    supplierId: a.id,
    validUntil: '2026-11-30',
  })
  const rival = (wish: object) =>
    call(buyer, 'POST', `/suppliers/${b.id}/offers`, { ...fields(skuId), costMinor: 200, ...wish })
  expect((await rival({ validFrom: '2026-11-30' })).body).toMatchObject({
    code: 'first-source-taken',
    offerId: id,
    supplierId: a.id,
  })
  expect((await rival({ sourceRank: 2 })).status).toBe(201)
  expect((await rival({ validFrom: '2026-12-01' })).status).toBe(201)
  const { db } = linli.database
  const all = await listCosts(db, 'chengdu', [skuId], '2026-11-15')
  expect(all.map(({ supplierId }) => supplierId)).toEqual([a.id, b.id])
  expect((await cost(skuId, '2026-12-01'))?.supplierId).toBe(b.id)
})

test('two suppliers made first source at the same moment: one is', async () => {
  for (let round = 0; round < 4; round += 1) {
    const [a, b, skuId] = [await addSupplier(linli), await addSupplier(linli), await newSku()]
    const both = await Promise.all(
      [a, b].map(({ id }) => call(buyer, 'POST', `/suppliers/${id}/offers`, fields(skuId))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  }
})

test('while the first source is suspended the second is asked', async () => {
  const [a, b, skuId] = [await addSupplier(linli), await addSupplier(linli), await newSku()]
  await addOffer(linli, { ...fields(skuId), supplierId: a.id })
  await addOffer(linli, { ...fields(skuId), supplierId: b.id, sourceRank: 2 })
  await call(buyer, 'POST', `/suppliers/${a.id}/suspension`, { why: 'x' })
  expect((await cost(skuId, '2026-11-15'))?.supplierId).toBe(b.id)
  const late = await call(buyer, 'POST', `/suppliers/${a.id}/offers`, fields(skuId))
  expect(late.body.code).toBe('supplier-suspended')
  await call(buyer, 'DELETE', `/suppliers/${a.id}/suspension`)
  expect((await cost(skuId, '2026-11-15'))?.supplierId).toBe(a.id)
})

test('costs of many SKUs come at once; a SKU that nobody offers is not among them', async () => {
  const [{ id: supplierId }, one, two, none] = [
    await addSupplier(linli),
    await newSku(),
    await newSku(),
    await newSku(),
  ]
  await addOffer(linli, { ...fields(one), supplierId, costMinor: 100 })
  await addOffer(linli, { ...fields(two), supplierId, costMinor: 200 })
  const costs = await costsOf(linli.database.db, 'chengdu', [one, two, none], '2026-11-15')
  expect([...costs].map(([skuId, found]) => [skuId, found.costMinor]).sort()).toEqual(
    [
      [one, 100],
      [two, 200],
    ].sort(),
  )
  expect((await costsOf(linli.database.db, 'elsewhere', [one], '2026-11-15')).size).toBe(0)
})

test('an offer needs a SKU that is sold and days in order; its money is whole and not negative', async () => {
  const [{ id }, skuId] = [await addSupplier(linli), await newSku()]
  const offer = (wish: object) =>
    call(buyer, 'POST', `/suppliers/${id}/offers`, { ...fields(skuId), ...wish })
  expect((await offer({ validUntil: '2026-10-31' })).body.field).toBe('validUntil')
  expect((await offer({ skuId: '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04' })).status).toBe(404)
  for (const wrong of [
    { costMinor: -1 },
    { costMinor: 0.5 },
    { caseSize: 0 },
    { minimumQuantity: '1' },
    { sourceRank: 3 },
    { acceptedAt: '2026-11-01T00:00:00Z' },
  ]) {
    expect((await offer(wrong)).status).toBe(422)
  }
  await linli.database.db
    .updateTable('skus')
    .set({ archived_at: new Date() })
    .where('id', '=', skuId)
    .execute()
  expect((await offer({})).body.code).toBe('sku-archived')
})

test('a supplier reaches no offer of another, and nobody an offer by a wrong address', async () => {
  const [mine, theirs, skuId] = [await addSupplier(linli), await addSupplier(linli), await newSku()]
  const user = await userOf(mine.id)
  const { id } = await addOffer(linli, { ...fields(skuId), supplierId: theirs.id })
  expect((await call(user, 'POST', `/suppliers/${theirs.id}/offers`, fields(skuId))).status).toBe(
    403,
  )
  expect((await call(user, 'POST', `/suppliers/${theirs.id}/offers/${id}/withdrawal`)).status).toBe(
    403,
  )
  expect((await call(user, 'POST', `/suppliers/${mine.id}/offers/${id}/withdrawal`)).status).toBe(
    404,
  )
  expect((await call(user, 'GET', `/skus/${skuId}/offers`)).status).toBe(403)
  const ofSku = await call(buyer, 'GET', `/skus/${skuId}/offers`)
  expect(ofSku.body).toMatchObject([{ id, supplierId: theirs.id, state: 'accepted' }])
})

test('offers come page after page, the newest first', async () => {
  const { id: supplierId } = await addSupplier(linli)
  const made: string[] = []
  for (let n = 0; n < 3; n += 1) {
    made.unshift((await addOffer(linli, { ...fields(await newSku()), supplierId })).id)
  }
  const path = `/suppliers/${supplierId}/offers?limit=2`
  const first = await call(buyer, 'GET', path)
  const second = await call(buyer, 'GET', `${path}&cursor=${first.body.nextCursor}`)
  const ids = [...first.body.items, ...second.body.items].map((offer: { id: string }) => offer.id)
  expect(ids).toEqual(made)
  expect(second.body.nextCursor).toBeUndefined()
})

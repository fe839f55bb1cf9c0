import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { weekday } from '#platform/time'
import {
  makeOpenWindow,
  type OfferWish,
  type Person,
  startTestLinli,
  type TestLinli,
  type WindowWish,
  type WindowWorld,
} from '#testing'

const HOUR_MS = 3_600_000

let linli: TestLinli
let buyer: Person
let world: WindowWorld

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())
beforeEach(async () => {
  buyer = await linli.person({ role: 'buyer', regionId: 'chengdu' })
})

const draft = async (offer: OfferWish = {}, more: WindowWish = {}) => {
  world = await makeOpenWindow(linli, { isPublished: false, offers: [offer], ...more })
}

const path = () => `/regions/chengdu/windows/${world.windowId}`

type Found = { code: string; severity: string; offerId: string | null; details: object }

const findings = async (): Promise<Found[]> =>
  (await linli.call(buyer, 'GET', `${path()}/findings`)).body.findings

const codes = async () => (await findings()).map((found) => found.code)

const publish = (acceptWarnings: boolean, version = 1) =>
  linli.call(buyer, 'POST', `${path()}/publication`, { version, acceptWarnings })

async function makeSupplier(wish: { licenceUntil?: string; isSuspended?: boolean } = {}) {
  const { db } = linli.database
  const id = newId()
  await db
    .insertInto('suppliers')
    .values({
      region_id: 'chengdu',
      id,
      code: `s${id.slice(-10)}`,
      name: 'Farm',
      ...(wish.isSuspended
        ? { suspended_at: new Date(), suspended_by: newId(), suspended_why: 'late' }
        : {}),
    })
    .execute()
  if (wish.licenceUntil) {
    await db
      .insertInto('supplier_licences')
      .values({
        region_id: 'chengdu',
        id: newId(),
        supplier_id: id,
        kind: 'food',
        number: '1',
        expires_on: wish.licenceUntil,
      })
      .execute()
  }
  return id
}

async function makeCost(supplierId: string, costMinor: number, leadDays = 1) {
  await linli.database.db
    .insertInto('supplier_offers')
    .values({
      region_id: 'chengdu',
      id: newId(),
      supplier_id: supplierId,
      sku_id: world.offers[0]!.skuId,
      cost_minor: costMinor,
      valid_from: '2020-01-01',
      lead_days: leadDays,
      accepted_at: new Date(),
    })
    .execute()
}

const setProduct = (fields: object) =>
  linli.database.db
    .updateTable('products')
    .set(fields)
    .where('id', '=', world.offers[0]!.productId)
    .execute()

test('warnings hold a window back until they are accepted, and are written down', async () => {
  await draft()
  expect((await findings()).map(({ code, severity }) => [code, severity])).toEqual([
    ['picture-missing', 'warning'],
    ['cost-unknown', 'warning'],
  ])
  expect((await publish(false)).body.code).toBe('warnings-not-accepted')
  expect((await publish(true)).status).toBe(201)
  const { body } = await linli.call(buyer, 'GET', path())
  expect(body.acceptedWarnings.sort()).toEqual(['cost-unknown', 'picture-missing'])
})

test('an error cannot be accepted', async () => {
  await draft()
  await setProduct({ archived_at: new Date() })
  const held = await publish(true)
  expect(held.body).toMatchObject({
    code: 'not-publishable',
    findings: [{ code: 'goods-archived' }],
  })
  expect(held.body.findings).toHaveLength(1)
})

test('a price below cost and a thin margin are told apart, on the price without its tax', async () => {
  // 545 contains 45 of tax at nine percent.
  await draft({ priceMinor: 545, costMinor: 501 })
  expect(await codes()).toContain('below-cost')
  await draft({ priceMinor: 545, costMinor: 490 })
  const thin = (await findings()).find((found) => found.code === 'low-margin')
  expect(thin?.details).toMatchObject({ netMinor: 500, costMinor: 490, marginBasisPoints: 200 })
  await draft({ priceMinor: 545, costMinor: 475 })
  expect(await codes()).toEqual(['picture-missing'])
})

test('the margin is looked for where the price is lowest', async () => {
  await draft({ priceMinor: 545, costMinor: 300 }, { communities: 2 })
  expect(await codes()).not.toContain('below-cost')
  await linli.database.db
    .insertInto('community_listings')
    .values({
      region_id: 'chengdu',
      listing_id: world.offers[0]!.listingId,
      community_id: world.communityIds[1]!,
      price_minor: 109,
    })
    .execute()
  expect(await codes()).toContain('below-cost')
})

test('what the supplier asks is the cost, and is fixed with the publication', async () => {
  await draft({ priceMinor: 545 })
  const supplierId = await makeSupplier()
  await makeCost(supplierId, 310)
  expect(await codes()).toEqual(['picture-missing'])
  await publish(true)
  const { body } = await linli.call(buyer, 'GET', `${path()}/offers`)
  expect(body.items).toMatchObject([{ costMinor: 310, supplierId }])
})

test('a supplier who is suspended, or whose licence runs out before the pickup, is an error', async () => {
  await draft({ supplierId: await makeSupplier({ isSuspended: true }) })
  expect(await codes()).toContain('supplier-suspended')
  await draft({ supplierId: await makeSupplier({ licenceUntil: '2021-01-01' }) })
  expect((await findings()).find((found) => found.code === 'licence-expired')).toMatchObject({
    severity: 'error',
    details: { licences: ['food'] },
  })
  await draft({ supplierId: await makeSupplier({ licenceUntil: '2999-01-01' }) })
  expect(await codes()).not.toContain('licence-expired')
})

test('a supplier who needs the order earlier than the cutoff allows is a warning', async () => {
  await draft()
  await makeCost(await makeSupplier(), 100, 5)
  expect(await codes()).toContain('lead-time')
})

test('frozen goods need a freezer all the way', async () => {
  await draft({ storage: 'frozen' }, { communities: 2 })
  expect(await codes()).not.toContain('storage-missing')
  await linli.database.db
    .updateTable('stations')
    .set({ storages: ['ambient', 'chilled'] })
    .where('id', '=', world.stationIds[1]!)
    .execute()
  expect((await findings()).find((found) => found.code === 'storage-missing')).toMatchObject({
    severity: 'error',
    details: { storage: 'frozen', communityIds: [world.communityIds[1]] },
  })
})

test('label data that the category asks for, and a tax class, have to be there', async () => {
  await draft()
  await setProduct({ tax_code: 'unclassified' })
  await linli.database.db
    .updateTable('categories')
    .set({ label_fields: ['ingredients', 'origin'] })
    .execute()
  const found = await findings()
  expect(found.find(({ code }) => code === 'label-missing')?.details).toEqual({
    fields: ['ingredients', 'origin'],
  })
  expect(found.map(({ code }) => code)).toContain('tax-missing')
  await linli.database.db.updateTable('categories').set({ label_fields: [] }).execute()
})

test('weighed goods without a step are a warning', async () => {
  await draft({ measure: 'weighed' })
  expect(await codes()).not.toContain('weighed-step')
  await linli.database.db
    .updateTable('skus')
    .set({ step_grams: null })
    .where('id', '=', world.offers[0]!.skuId)
    .execute()
  expect(await codes()).toContain('weighed-step')
})

test('a pickup on a day without delivery, or before the cutoff, is an error', async () => {
  const { db } = linli.database
  await draft({}, { pickupDate: '2020-01-01' })
  expect(await codes()).toContain('pickup-before-cutoff')
  await draft()
  await db
    .updateTable('communities')
    .set({ delivery_weekdays: [(weekday(world.pickupDate) % 7) + 1] })
    .where('id', '=', world.communityIds[0]!)
    .execute()
  expect(await codes()).toContain('community-not-delivered')
  const calendar = { weekdays: [1, 2, 3, 4, 5, 6, 7], extra: [] }
  const close = (closed: string[]) =>
    db
      .updateTable('regions')
      .set({ delivery_calendar: JSON.stringify({ ...calendar, closed }) })
      .where('id', '=', 'chengdu')
      .execute()
  await close([world.pickupDate])
  expect(await codes()).toContain('pickup-not-delivered')
  await close([])
})

test('an offer that ends before its window opens, an empty window, and one that is over', async () => {
  const opensAt = new Date(Date.now() + HOUR_MS)
  await draft({ cutoffAt: new Date(opensAt.getTime() - 1) }, { opensAt })
  expect(await codes()).toContain('cutoff-order')
  await draft({}, { offers: [] })
  expect(await codes()).toContain('no-offers')
  await draft({}, { communities: 0 })
  expect(await codes()).toContain('no-communities')
  await draft(
    {},
    {
      opensAt: new Date(Date.now() - 2 * HOUR_MS),
      closesAt: new Date(Date.now() - HOUR_MS),
    },
  )
  expect(await codes()).toContain('window-over')
})

test('goods that nobody there can order, and supplies that are empty, are warnings', async () => {
  await draft({ cap: 0 })
  expect(await codes()).toContain('nothing-to-sell')
  await draft({ stock: 0 })
  expect(await codes()).toContain('nothing-to-sell')
  await linli.database.db
    .updateTable('listings')
    .set({ is_listed: false })
    .where('id', '=', world.offers[0]!.listingId)
    .execute()
  expect(await codes()).toContain('not-listed')
})

test('what is added to a published window passes the same checks', async () => {
  await draft()
  await publish(true)
  await setProduct({ archived_at: new Date() })
  const set = await linli.call(buyer, 'PUT', `${path()}/offers`, {
    version: 2,
    acceptWarnings: true,
    offers: [{ listingId: world.offers[0]!.listingId, cap: 5 }],
  })
  expect(set.body.code).toBe('not-publishable')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  makeCategory,
  makeRegion,
  makeShelfGoods,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let buyer: Person

beforeAll(async () => {
  linli = await startTestLinli()
  buyer = await linli.person({ role: 'buyer' })
  await makeRegion(linli, 'chengdu', {})
})
afterAll(() => linli.close())

const fields = (more: Record<string, unknown> = {}) => ({
  code: 'X',
  parentId: null,
  name: { en: 'Fresh' },
  sort: 0,
  taxCode: null,
  taxRateBasisPoints: null,
  labelFields: [],
  ...more,
})

const read = async (id: string) => {
  const all = (await linli.call(null, 'GET', '/categories')).body
  return all.find((category: { id: string }) => category.id === id)
}

test('a category is moved and renamed once for each version, never below itself', async () => {
  const top = await makeCategory(linli, buyer)
  const below = await makeCategory(linli, buyer, { parentId: top })
  const move = (id: string, more: Record<string, unknown>) =>
    linli.call(
      buyer,
      'PUT',
      `/categories/${id}`,
      fields({ code: id.slice(-12), version: 1, ...more }),
    )
  expect((await move(top, { parentId: below })).body.field).toBe('parentId')
  expect((await move(top, { parentId: top })).body.field).toBe('parentId')
  expect((await move(below, { taxCode: 'food' })).body.field).toBe('taxRateBasisPoints')
  expect((await move(below, { name: { es: 'Fresco' } })).body).toMatchObject({
    version: 2,
    name: { es: 'Fresco' },
  })
  expect((await move(below, {})).body).toMatchObject({ code: 'stale', version: 2 })
})

test('two moves at once never close a circle', async () => {
  const [a, b] = [await makeCategory(linli, buyer), await makeCategory(linli, buyer)]
  const under = (id: string, parentId: string) =>
    linli.call(
      buyer,
      'PUT',
      `/categories/${id}`,
      fields({ code: id.slice(-12), parentId, version: 1 }),
    )
  const both = await Promise.all([under(a, b), under(b, a)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
})

test('a code is unique, and a tree at most eight levels deep', async () => {
  let parentId: string | null = null
  for (let level = 0; level < 8; level += 1) {
    parentId = await makeCategory(linli, buyer, { parentId })
  }
  const deeper = await linli.call(buyer, 'POST', '/categories', fields({ code: 'DEEP', parentId }))
  expect(deeper.body.field).toBe('parentId')
  expect((await linli.call(buyer, 'POST', '/categories', fields({ code: 'TWICE' }))).status).toBe(
    201,
  )
  const twice = await linli.call(buyer, 'POST', '/categories', fields({ code: 'TWICE' }))
  expect(twice.body).toMatchObject({ code: 'already-exists', field: 'code' })
})

test('a category with goods or others in it is not archived; an empty one is, and comes back', async () => {
  const top = await makeCategory(linli, buyer)
  const below = await makeCategory(linli, buyer, { parentId: top })
  const goods = await makeShelfGoods(linli, buyer, { categoryId: below })
  const archive = (id: string) =>
    linli.call(buyer, 'POST', `/categories/${id}/archiving`, { why: 'Not sold any more.' })
  expect((await archive(top)).body).toMatchObject({ code: 'category-in-use', children: 1 })
  expect((await archive(below)).body).toMatchObject({ code: 'category-in-use', goods: 1 })
  await linli.call(buyer, 'POST', `/products/${goods.productId}/archiving`, { why: 'Gone.' })
  expect((await archive(below)).status).toBe(200)
  expect(await read(below)).toBeUndefined()
  const restore = `/products/${goods.productId}/archiving`
  expect((await linli.call(buyer, 'DELETE', restore)).body.code).toBe('archived')
  expect((await archive(top)).status).toBe(200)
  const back = (id: string) => linli.call(buyer, 'DELETE', `/categories/${id}/archiving`)
  expect((await back(below)).body.code).toBe('archived')
  expect([(await back(top)).status, (await back(below)).status]).toEqual([200, 200])
  expect((await linli.call(buyer, 'DELETE', restore)).status).toBe(200)
})

test('a region’s buyer adds categories but head office changes them', async () => {
  const local = await linli.person({ role: 'buyer', regionId: 'chengdu' })
  const id = await makeCategory(linli, local)
  const change = fields({ code: 'LOCAL', version: 1 })
  expect((await linli.call(local, 'PUT', `/categories/${id}`, change)).status).toBe(403)
  expect((await linli.call(null, 'POST', '/categories', fields())).status).toBe(401)
})

test('goods that came without a tax class get their category’s, and no others', async () => {
  const top = await makeCategory(linli, buyer)
  const below = await makeCategory(linli, buyer, { parentId: top })
  const other = await makeCategory(linli, buyer, {
    parentId: top,
    taxCode: 'exempt',
    taxRateBasisPoints: 0,
  })
  const unclassified = { taxCode: 'unclassified', taxRateBasisPoints: 0 }
  const goods = async (categoryId: string, product: Record<string, unknown>) =>
    (await makeShelfGoods(linli, buyer, { categoryId, product })).productId
  const ids = [
    await goods(below, unclassified),
    await goods(below, {}),
    await goods(other, unclassified),
  ]
  const change = fields({ code: 'TAXED', version: 1, taxCode: 'grain', taxRateBasisPoints: 900 })
  expect((await linli.call(buyer, 'PUT', `/categories/${top}`, change)).status).toBe(200)
  const codes = await Promise.all(
    ids.map(async (id) => (await linli.call(buyer, 'GET', `/products/${id}`)).body.taxCode),
  )
  expect(codes).toEqual(['grain', 'food', 'unclassified'])
})

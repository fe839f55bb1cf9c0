import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type CommunityWorld,
  makeCommunity,
  makeGoods,
  makeResident,
  type ResidentInWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld
let products: string[]

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  await makeGoods(linli, 'chengdu')
  await makeGoods(linli, 'chengdu')
  const rows = await linli.database.db.selectFrom('products').select('id').execute()
  products = rows.map(({ id }) => id)
})
afterAll(() => linli.close())

const at = (resident: ResidentInWorld) => `/regions/chengdu/residents/${resident.id}/favourites`
const marked = async (resident: ResidentInWorld): Promise<string[]> => {
  const { body } = await linli.call(resident.person, 'GET', at(resident))
  return body.map(({ productId }: { productId: string }) => productId)
}

test('a product that was marked is found again, once, and no longer after it was taken off', async () => {
  const resident = await makeResident(linli, world)
  const [first, second] = products as [string, string]
  for (const product of [first, second, first]) {
    const answer = await linli.call(resident.person, 'PUT', `${at(resident)}/${product}`)
    expect(answer.status).toBe(204)
  }
  expect(await marked(resident)).toEqual([second, first])
  await linli.call(resident.person, 'DELETE', `${at(resident)}/${second}`)
  expect(await marked(resident)).toEqual([first])
})

test('a product that is not there cannot be marked', async () => {
  const resident = await makeResident(linli, world)
  const answer = await linli.call(resident.person, 'PUT', `${at(resident)}/${newId()}`)
  expect(answer).toMatchObject({ status: 404 })
  expect(await marked(resident)).toEqual([])
})

test('nobody else reads or changes what somebody likes', async () => {
  const [owner, other] = [await makeResident(linli, world), await makeResident(linli, world)]
  await linli.call(owner.person, 'PUT', `${at(owner)}/${products[0]}`)
  for (const stranger of [other.person, world.leader]) {
    expect((await linli.call(stranger, 'GET', at(owner))).status).toBeGreaterThanOrEqual(403)
    const taken = await linli.call(stranger, 'DELETE', `${at(owner)}/${products[0]}`)
    expect(taken.status).toBeGreaterThanOrEqual(403)
  }
  expect(await marked(owner)).toEqual([products[0]])
})

test('at two hundred favourites one is asked to take some off', async () => {
  const resident = await makeResident(linli, world)
  await linli.database.pool.query(
    `with copies as (
       insert into products (id, code, category_id, name, tax_code, tax_rate_basis_points)
       select gen_random_uuid(), 'copy-' || n, category_id, name, tax_code, tax_rate_basis_points
       from products, generate_series(1, 200) n where products.id = $1 returning id)
     insert into favourites (region_id, resident_id, product_id, created_at)
     select 'chengdu', $2, id, now() from copies`,
    [products[0], resident.id],
  )
  const answer = await linli.call(resident.person, 'PUT', `${at(resident)}/${products[0]}`)
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'too-many-favourites', limit: 200 },
  })
})

test('with the person go the favourites', async () => {
  const resident = await makeResident(linli, world)
  await linli.call(resident.person, 'PUT', `${at(resident)}/${products[0]}`)
  const personId = resident.person.id
  const now = await businessNow(linli.database.db)
  await transact(linli.database.db, (tx) => erasePerson(tx, { personId, by: personId, at: now }))
  const rows = await linli.database.db
    .selectFrom('favourites')
    .select('product_id')
    .where('resident_id', '=', resident.id)
    .execute()
  expect(rows).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { type Telling, tell } from '#notify'
import { type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())
const expired = (
  personId: string,
  factId: string = randomUUID(),
  orderNumber = '7K2M9QXA',
): Telling => ({
  regionId: 'chengdu',
  personId,
  template: 'order.expired',
  factId,
  params: { orderNumber },
})

const refunded = (personId: string): Telling => ({
  regionId: 'chengdu',
  personId,
  template: 'refund.succeeded',
  factId: randomUUID(),
  params: { orderNumber: '7K2M9QXA', refundMinor: 1250, currency: 'CNY', way: 'wallet' },
})

const told = (...tellings: Telling[]) =>
  linli.database.db.transaction().execute((tx) => tell(tx, tellings))

const listOf = (who: Person, query = '') =>
  linli.call(who, 'GET', `/regions/chengdu/notices${query}`)

test('a fact is told a person once, also when two tell it at once', async () => {
  const me = await linli.person()
  const telling = expired(me.id)
  await Promise.all([told(telling), told(telling)])
  await told(telling, telling)
  const { body } = await listOf(me)
  expect(body).toMatchObject({ unread: 1, items: [{ template: 'order.expired', readAt: null }] })
})

test('the same notice is read in the language of who reads it', async () => {
  const me = await linli.person()
  await told(refunded(me.id))
  const titles: string[] = []
  for (const locale of ['zh-CN', 'en', 'es']) {
    await linli.call(me, 'PATCH', '/me', { locale })
    titles.push((await listOf(me)).body.items[0].title)
  }
  expect(titles[0]).toBe('已退款 ¥12.50')
  expect(titles[1]).toBe('¥12.50 refunded')
  expect(titles[2]).toMatch(/12,50.*reembolsados/)
})

test('notices come page by page, the newest first, and are marked read one by one or up to one', async () => {
  const me = await linli.person()
  for (const number of ['A', 'B', 'C', 'D']) await told(expired(me.id, randomUUID(), number))
  const first = (await listOf(me, '?limit=2')).body
  const second = (await listOf(me, `?limit=2&cursor=${first.nextCursor}`)).body
  const all = [...first.items, ...second.items]
  expect(all.map((notice) => notice.title)).toEqual([
    '订单 D 已失效',
    '订单 C 已失效',
    '订单 B 已失效',
    '订单 A 已失效',
  ])
  expect(second.nextCursor).toBeUndefined()
  const path = '/regions/chengdu/notices'
  expect((await linli.call(me, 'PUT', `${path}/${all[0].id}/reading`)).status).toBe(204)
  expect((await listOf(me)).body.unread).toBe(3)
  const upTo = { upToId: all[2].id }
  expect((await linli.call(me, 'PUT', `${path}/reading`, upTo)).status).toBe(204)
  const left = (await listOf(me, '?unread=true')).body
  expect(left).toMatchObject({ unread: 1, items: [{ id: all[1].id }] })
})

test('nobody reads or marks the notices of another', async () => {
  const [me, other] = [await linli.person(), await linli.person({ role: 'admin' })]
  await told(expired(me.id))
  expect((await listOf(other)).body.items).toEqual([])
  const [{ id }] = (await listOf(me)).body.items
  const answer = await linli.call(other, 'PUT', `/regions/chengdu/notices/${id}/reading`)
  expect(answer.status).toBe(404)
  await linli.call(other, 'PUT', '/regions/chengdu/notices/reading', { upToId: id })
  expect((await listOf(me)).body.unread).toBe(1)
  expect((await listOf(null as never)).status).toBe(401)
})

test('a role given or taken back is told to who holds it', async () => {
  const admin = await linli.person({ role: 'admin' })
  const me = await linli.person()
  const body = { personId: me.id, role: 'courier' }
  const given = await linli.call(admin, 'POST', '/regions/chengdu/grants', body)
  await linli.call(admin, 'DELETE', `/grants/${given.body.id}`)
  await linli.settle()
  const { items } = (await listOf(me)).body
  expect(items.map((notice: { title: string }) => notice.title).sort()).toEqual([
    '您获得了新角色：配送员',
    '角色已收回：配送员',
  ])
})

test('with the person their notices are erased, in every region', async () => {
  const me = await linli.person()
  await told(expired(me.id), { ...expired(me.id), regionId: 'dali' })
  await linli.database.db
    .transaction()
    .execute((tx) => erasePerson(tx, { personId: me.id, by: me.id, at: new Date() }))
  const { rows } = await linli.database.pool.query(
    'select count(*) from notices where person_id = $1',
    [me.id],
  )
  expect(rows).toEqual([{ count: 0 }])
})

test('ten thousand are told in a few statements', async () => {
  const people = Array.from({ length: 10_000 }, () => randomUUID())
  await told(...people.map((id) => expired(id)))
  const { rows } = await linli.database.pool.query(
    'select count(*) from notices where person_id = any($1)',
    [people],
  )
  expect(rows).toEqual([{ count: 10_000 }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const orders = () => linli.database.db.selectFrom('orders').select('id')

test('a list of any length is one text with one parameter', () => {
  const texts = [1, 2, 40].map((length) => {
    const ids = Array.from({ length }, () => crypto.randomUUID())
    const { sql, parameters } = orders().where('id', 'in', ids).compile()
    expect(parameters).toEqual([ids])
    return sql
  })
  expect(new Set(texts)).toEqual(new Set(['select "id" from "orders" where "id" = any($1)']))
})

test('it finds what is in the list, what is not, and nothing in an empty one', async () => {
  const { db } = linli.database
  const find = (operator: 'in' | 'not in', names: string[]) =>
    db
      .selectFrom('pg_am' as never)
      .select('amname' as never)
      .where('amname' as never, operator, names as never)
      .orderBy('amname' as never)
      .execute() as Promise<{ amname: string }[]>
  expect((await find('in', ['btree', 'gin', 'none'])).map((row) => row.amname)).toEqual([
    'btree',
    'gin',
  ])
  const others = await find('not in', ['btree', 'gin'])
  expect(others.map((row) => row.amname)).toContain('brin')
  expect(others.map((row) => row.amname)).not.toContain('btree')
  expect(await find('in', [])).toEqual([])
})

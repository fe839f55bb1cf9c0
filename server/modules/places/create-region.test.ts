import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const chengdu = {
  id: 'chengdu',
  country: 'CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  taxMode: 'included',
  name: { 'zh-CN': '成都', en: 'Chengdu' },
  deliveryCalendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] },
}

test('an administrator opens a region and anyone may read it', async () => {
  const admin = await linli.person({ role: 'admin' })
  const opened = await linli.call(admin, 'POST', '/regions', chengdu)
  expect(opened.status).toBe(201)
  expect((await linli.call(null, 'GET', '/regions')).body).toEqual([{ ...chengdu, version: 1 }])
  expect((await linli.call(admin, 'POST', '/regions', chengdu)).body.code).toBe('already-exists')
})

test('a stranger and a region’s own staff may not open one', async () => {
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  expect((await linli.call(null, 'POST', '/regions', chengdu)).status).toBe(401)
  expect((await linli.call(operations, 'POST', '/regions', chengdu)).status).toBe(403)
})

test('unknown fields, other types and broken zones are refused', async () => {
  const admin = await linli.person({ role: 'admin' })
  const other = { ...chengdu, id: 'other' }
  expect((await linli.call(admin, 'POST', '/regions', { ...other, price: 1 })).status).toBe(422)
  expect((await linli.call(admin, 'POST', '/regions', { ...other, currency: 7 })).status).toBe(422)
  for (const wrong of [
    { country: 'cn' },
    { country: 'CHN' },
    { currency: 'cny' },
    { currency: 'C' },
  ])
    expect((await linli.call(admin, 'POST', '/regions', { ...other, ...wrong })).status).toBe(422)
  const zone = await linli.call(admin, 'POST', '/regions', { ...other, timeZone: 'Mars/Base' })
  expect(zone.body).toMatchObject({ code: 'invalid', field: 'timeZone' })
})

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCategory, makeRegion, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  // Long enough that what is read again within a test was surely kept.
  linli = await startTestLinli({ KEEP_ANSWERS: '60000' })
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())

const ask = (headers: Record<string, string> = {}, url = '/api/v1/regions') =>
  linli.app.inject({ method: 'GET', url, headers })

async function renameBehindItsBack(name: string): Promise<void> {
  await linli.database.db
    .updateTable('regions')
    .set({ name: JSON.stringify({ 'zh-CN': name, en: name, es: name }) })
    .where('id', '=', 'chengdu')
    .execute()
}

async function changeSomethingAsStaff(): Promise<void> {
  await makeCategory(linli, await linli.person({ role: 'admin' }))
}

test('what everyone reads is read once, and anew once staff have changed something', async () => {
  await changeSomethingAsStaff()
  const before = await ask()
  expect(before.statusCode).toBe(200)
  await renameBehindItsBack('新名')
  expect((await ask()).body).toBe(before.body)
  await changeSomethingAsStaff()
  expect((await ask()).body).toContain('新名')
})

test('a reader who has it already is told only that', async () => {
  const { headers } = await ask()
  const again = await ask({ 'if-none-match': `"another", W/${headers.etag}` })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await ask({ 'if-none-match': '"another"' })).statusCode).toBe(200)
  await renameBehindItsBack('更新的名')
  await changeSomethingAsStaff()
  const changed = await ask({ 'if-none-match': String(headers.etag) })
  expect(changed.statusCode).toBe(200)
  expect(changed.headers.etag).not.toBe(headers.etag)
})

test('each language and each address has its own', async () => {
  const url = '/api/v1/regions/chengdu'
  const [some, one] = [await ask(), await ask({}, url)]
  expect(one.body).not.toBe(some.body)
  expect((await ask({ 'accept-language': 'en' })).headers.vary).toContain('accept-language')
  const nobody = await ask({}, '/api/v1/regions/nowhere')
  expect(nobody.statusCode).toBe(404)
})

test('it comes as small as the reader can take it', async () => {
  await renameBehindItsBack('长'.repeat(1000))
  await changeSomethingAsStaff()
  const plain = await ask()
  const br = await ask({ 'accept-encoding': 'gzip, deflate, br' })
  const gzip = await ask({ 'accept-encoding': 'gzip, br;q=0' })
  expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([
    undefined,
    'br',
    'gzip',
  ])
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
})

test('who has a language of their own and asks for none gets their own', async () => {
  const person = await linli.person()
  const { headers } = await ask({ authorization: `Bearer ${person.token}` })
  expect(headers.etag).toBeUndefined()
})

test('many at once get one answer', async () => {
  await changeSomethingAsStaff()
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask()))
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
})

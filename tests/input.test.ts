import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import type { RouteRecord } from '#platform/http'
import { newId } from '#platform/ids'
import {
  type Answer,
  exampleBody,
  makeWholeWorld,
  ownerIn,
  type Person,
  pathIn,
  pathWith,
  startTestLinli,
  type TestLinli,
  type WholeWorld,
} from '#testing'
import { placesIn, withAt } from './support/json-places.ts'

// biome-ignore lint/suspicious/noExplicitAny: JSON that is meant to be wrong
type Json = any

let home: string
let linli: TestLinli
let world: WholeWorld
let admin: Person
let document: Json
let before: Record<string, number>

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-input-'))
  linli = await startTestLinli({ LINLI_HOME: home })
  await linli.app.listen({ host: '127.0.0.1', port: 0 })
  world = await makeWholeWorld(linli, 'chengdu')
  admin = await linli.person({ role: 'admin' })
  document = linli.app.swagger()
  await linli.settle()
  before = await countRows()
}, 60_000)
afterAll(async () => {
  await linli.close()
  rmSync(home, { recursive: true, force: true })
})

/** How many rows each table holds, as far as calls that are refused must leave them alone. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select c.relname as name, (xpath('/row/n/text()', query_to_xml(
      format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text::int as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^kysely_'
      and c.relname <> 'sign_in_attempts'
    order by 1`.execute(linli.database.db)
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
}

const whoCalls = (record: RouteRecord): Person =>
  Object.keys(record.access.roles).length > 0 ? admin : ownerIn(world, record)

const isProblem = ({ headers, body }: Answer): boolean =>
  String(headers['content-type']).startsWith('application/problem+json') &&
  typeof body.code === 'string' &&
  typeof body.title === 'string' &&
  typeof body.requestId === 'string'

interface Spoiling {
  what: string
  body: Json
  /** Whether the shape alone must refuse it. */
  isMalformed: boolean
}

/** One wrong thing at a time, at each place of a right body. */
function* spoil(right: Json): Generator<Spoiling> {
  for (const { path, value } of placesIn(right)) {
    const put = (what: string, wrong: unknown, isMalformed = true): Spoiling => ({
      what: `${path.join('.')} ${what}`,
      body: withAt(right, path, wrong),
      isMalformed,
    })
    if (Array.isArray(value)) yield put('an object for a list', { a: 1 })
    else if (typeof value === 'object' && value !== null)
      yield put('with a field more', { ...value, priceMinorOfMine: 1 })
    else if (typeof value === 'number') {
      yield put('as text', String(value))
      yield put('too large', 2 ** 53)
    } else if (typeof value === 'boolean') yield put('as a word', 'yes')
    else if (typeof value === 'string') {
      yield put('as a number', 7)
      yield put('with U+0000', `a\0${value}`)
      yield put('a million letters', 'x'.repeat(1_000_000), false)
    }
  }
}

/** A setting's value is judged by its own rule, and a sheet may be long. */
const mayHoldAnything = (record: RouteRecord, what: string): boolean =>
  /^set\w*Setting$/.test(record.name) ? what.startsWith('value ') : what.startsWith('table a m')

test('a body that is wrong in one place is told 422 at each route, and nothing is written', async () => {
  const wrong: string[] = []
  let tried = 0
  for (const record of linli.records) {
    const right = exampleBody(document, record.name)
    if (right === undefined) continue
    const who = whoCalls(record)
    const key = { key: newId() }
    await Promise.all(
      [...spoil(right)].map(async ({ what, body, isMalformed }) => {
        if (mayHoldAnything(record, what)) return
        tried += 1
        const answer = await linli.call(who, record.method, pathIn(world, record), body, key)
        const isTold = isMalformed
          ? answer.status === 422
          : answer.status >= 400 && answer.status < 500
        if (isTold && isProblem(answer)) return
        wrong.push(`${record.name}: ${what}: ${answer.status} ${answer.body?.code}`)
      }),
    )
  }
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(500)
  expect(await countRows()).toEqual(before)
}, 120_000)

test('a query that is wrong is told 4xx at each list, a forged cursor too', async () => {
  const forge = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
  const queries = [
    'limit=0',
    'limit=many',
    'limit=1e9',
    'limit=10&limit=20',
    'colour=red',
    `cursor=${'x'.repeat(8000)}`,
    'cursor=%00',
    ...[null, {}, 'x', [{}], [[1]], [null], [1, 2, 3, 4, 5]].map((one) => `cursor=${forge(one)}`),
  ]
  // Of the right form, these are a place in the list, or none that can be read.
  const places = [['x'], ['\0'], ['2026-99-99', 'x'], ["' or 1=1 --", newId()], [-1, -1]]
  const lists = linli.records.filter((record) =>
    document.paths[`/api/v1${record.path.replaceAll(/:(\w+)/g, '{$1}')}`][
      record.method.toLowerCase()
    ].parameters?.some(({ name }: { name: string }) => name === 'cursor'),
  )
  expect(lists.length).toBeGreaterThan(10)
  const wrong: string[] = []
  for (const record of lists) {
    for (const query of queries) {
      const path = `${pathIn(world, record)}?${query}`
      const answer = await linli.call(whoCalls(record), record.method, path)
      if (answer.status >= 400 && answer.status < 500 && isProblem(answer)) continue
      wrong.push(`${record.name}?${query.slice(0, 40)}: ${answer.status} ${answer.body?.code}`)
    }
    for (const place of places) {
      const path = `${pathIn(world, record)}?cursor=${forge(place)}`
      const answer = await linli.call(whoCalls(record), record.method, path)
      if (answer.status !== 200 && (answer.status >= 500 || !isProblem(answer)))
        wrong.push(`${record.name}, cursor ${place}: ${answer.status} ${answer.body?.code}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a path that holds no id is told 4xx', async () => {
  const wrong: string[] = []
  const words = ['x', '..%2f..%2fetc', '%00', "'%20or%201=1", '%F0%9F%8D%85', 'a'.repeat(199)]
  for (const record of linli.records.filter(({ path }) => path.includes(':'))) {
    for (const word of words) {
      const path = pathWith(record, (name) => (name === 'region' ? 'chengdu' : word))
      const onRegion = pathWith(record, (name) => (name === 'region' ? word : 'x'))
      for (const url of [path, onRegion]) {
        if (!url.includes(word)) continue
        const answer = await linli.call(whoCalls(record), record.method, url, undefined)
        if (answer.status < 500) continue
        wrong.push(`${record.method} ${url}: ${answer.status}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

const post = (payload: string | Buffer, contentType = 'application/json') =>
  linli.app.inject({
    method: 'POST',
    url: '/api/v1/regions/chengdu/quotes',
    headers: { 'content-type': contentType },
    payload,
  })

test.each([
  ['broken JSON', '{"a":', 400],
  ['nothing', '', 400],
  ['40 levels', `${'['.repeat(40)}${']'.repeat(40)}`, 400],
  ['a million levels', '['.repeat(1_000_000), 400],
  ['__proto__', '{"__proto__":{"isAdmin":true}}', 400],
  ['constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}}}', 400],
  ['constructor', '{"constructor":1}', 422],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400],
  ['10 MB', JSON.stringify({ text: 'x'.repeat(10_000_000) }), 413],
  ['1e400', '{"parts":1e400}', 422],
] as const)('%s is refused as a problem', async (_what, payload, status) => {
  const response = await post(payload)
  expect(response.statusCode).toBe(status)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(({} as Json).isAdmin).toBeUndefined()
})

test('brackets in a text are not nesting', async () => {
  const [body] = [{ parts: [], note: '['.repeat(60) }]
  expect((await post(JSON.stringify(body))).json().code).toBe('malformed')
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'application/json; charset=utf-16',
  'multipart/form-data; boundary=x',
  'image/svg+xml',
  ';;;',
  `application/${'x'.repeat(500)}`,
])('a body of type %s is not taken for JSON', async (contentType) => {
  const response = await post('{"parts":[]}', contentType)
  expect(response.statusCode).toBeGreaterThanOrEqual(400)
  expect(response.statusCode).toBeLessThan(500)
  expect(response.headers['content-type']).toContain('application/problem+json')
})

test.each(['/api/v1/%E0%A4%A', '/api/v1/nothing/here', `/api/v1/regions/${'a'.repeat(300)}`])(
  'an address that leads nowhere answers a problem: %s',
  async (url) => {
    const response = await linli.app.inject({ url })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
    expect(response.headers['content-type']).toContain('application/problem+json')
  },
)

test.each([
  ['a headline of 20 kB', `GET /api/v1/regions?x=${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431],
  ['what is not HTTP', 'HELO linli\r\n\r\n', 400],
])('%s is answered and the socket closed', async (_what, sent, status) => {
  const { port } = linli.app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(sent)
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'close')
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain('application/problem+json')
})

test.each([
  ['/demo', 200],
  ['/api/v1/regions', 200],
  ['/api/v1/me', 401],
  ['/api/v1/nowhere', 404],
  ['/health/live', 200],
])('%s carries the headers that protect a browser', async (url, status) => {
  const { statusCode, headers } = await linli.app.inject({ url })
  expect(statusCode).toBe(status)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['strict-transport-security']).toMatch(/max-age=15552000/)
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(headers['x-frame-options']).toBeDefined()
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
})

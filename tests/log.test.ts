import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { createLog } from '#platform/log'
import {
  checkoutOf,
  makeBuyers,
  makeCommunity,
  makeNeighbour,
  makeOpenWindow,
  makeWholeWorld,
  order,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
const lines: string[] = []

beforeAll(async () => {
  const collecting = new Writable({
    write(chunk, _encoding, done) {
      lines.push(...String(chunk).split('\n').filter(Boolean))
      done()
    },
  })
  linli = await startTestLinli({}, createLog('trace', collecting))
})
afterAll(() => linli.close())

const PHONE = '13987654321'
const NAME = '欧阳雪梅'
const ADDRESS = '桂溪街道 77 号附 3 号'
const ROOM = '2-3107'
const EMAIL = 'xuemei.ouyang@example.org'
const PASSWORD = 'a long and secret word'

const auth = (path: string, payload: object, token?: string) =>
  linli.app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    payload,
  })

async function signIn(): Promise<Person> {
  await auth('/phone-number/send-otp', { phoneNumber: PHONE })
  const { code } = (await linli.call(null, 'GET', `/demo/codes/${PHONE}`)).body
  const answer = await auth('/phone-number/verify', { phoneNumber: PHONE, code })
  return { id: '', token: answer.json().token }
}

test('a day’s doings leave no name, phone, address, mail or token in the log', async () => {
  const community = await makeCommunity(linli)
  const { communityId, buildingId, regionId } = community
  const person = await signIn()
  const at = `/regions/${regionId}`
  const call = (method: string, path: string, body?: object) =>
    linli.call(person, method, path, body)
  const joined = await call('POST', `${at}/residents`, {
    name: NAME,
    communityId,
    buildingId,
    room: ROOM,
    phone: PHONE,
  })
  expect(joined.status).toBe(201)
  const address = {
    label: '家',
    recipient: NAME,
    phone: PHONE,
    address: ADDRESS,
    buildingId,
    room: ROOM,
    latitude: null,
    longitude: null,
    isDefault: true,
  }
  const residents = `${at}/residents/${joined.body.id}`
  expect((await call('POST', `${residents}/addresses`, address)).status).toBe(201)
  await makeNeighbour(linli, community, { name: NAME, room: ROOM })
  const window = await makeOpenWindow(linli, { regionId, communities: [communityId] })
  const [buyer] = await makeBuyers(linli, window)
  await order(linli, window, buyer!, checkoutOf(window, [[window.offers[0]!, 1]]))
  await order(linli, window, person, { ...checkoutOf(window, []), note: ADDRESS })
  // What is refused, and what fails, must be as silent.
  await call('POST', `${at}/residents`, { name: NAME, phone: PHONE, secret: ADDRESS })
  await call('GET', `${at}/residents?name=${encodeURIComponent(NAME)}&phone=${PHONE}`)
  await auth('/sign-in/email', { email: EMAIL, password: PASSWORD })
  await linli.call({ id: '', token: `${person.token}x` }, 'GET', '/me')
  await linli.settle()
  const text = lines.join('\n')
  expect(lines.length).toBeGreaterThan(20)
  for (const secret of [PHONE, NAME, ADDRESS, ROOM, EMAIL, PASSWORD, person.token])
    expect(text.includes(secret), secret).toBe(false)
  expect(text).not.toMatch(/127\.0\.0\.1/)
})

test('the day after the cutoff leaves nothing of people in log, events, jobs and audit entries', async () => {
  const home = mkdtempSync(join(tmpdir(), 'linli-log-'))
  const said: string[] = []
  const log = createLog('trace', { write: (line) => void said.push(line) })
  const whole = await startTestLinli({ LINLI_HOME: home }, log)
  await whole.app.listen({ host: '127.0.0.1', port: 0 })
  await makeWholeWorld(whole, 'chengdu')
  const { rows } = await sql<{ text: string }>`
    select body::text as text from events
    union all select details::text from audit_entries
    union all select payload::text from graphile_worker._private_jobs`.execute(whole.database.db)
  await whole.close()
  rmSync(home, { recursive: true, force: true })
  expect(rows.length).toBeGreaterThan(50)
  const text = [...said, ...rows.map((row) => row.text)].join('\n')
  const people = ['王芳', '张敏', '李强', '李奶奶', '13900000', '锦绣路 18']
  const words = ['味道怪怪的', '6222021234567890123', '工行', '少算了']
  for (const secret of [...people, ...words]) expect(text.includes(secret), secret).toBe(false)
}, 60_000)

test('every line of a call carries its request id, which the caller may say to support', async () => {
  const answer = await linli.call(null, 'GET', '/me')
  const said = lines.map((line) => JSON.parse(line)).filter((line) => line.operation !== undefined)
  expect(said.length).toBeGreaterThan(10)
  expect(said.filter((line) => typeof line.requestId !== 'string')).toEqual([])
  expect(said.at(-1)).toMatchObject({
    requestId: answer.body.requestId,
    operation: 'readMe',
    status: 401,
  })
})

test('a fault of the database is logged without the row that it quotes', async () => {
  const collected: string[] = []
  const log = createLog('info', { write: (line) => void collected.push(line) })
  const error = Object.assign(new Error(`invalid input syntax for type uuid: "${PHONE}"`), {
    code: '22P02',
    detail: `Key (phone)=(${PHONE}) already exists.`,
    where: `unnamed portal parameter $1 = '${PHONE}'`,
  })
  log.error({ err: new Error('could not write', { cause: error }) }, 'failed')
  log.info({ phone: PHONE, person: { email: EMAIL, token: 'abc' } }, 'said')
  expect(collected.join()).toContain('invalid input syntax')
  expect(collected.join()).not.toContain(PHONE)
  expect(collected.join()).not.toContain(EMAIL)
})

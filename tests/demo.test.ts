import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { readConfig } from '#platform/config'
import { findFaults, type Person, startTestLinli, type TestLinli } from '#testing'
import { DemoRefused, demoPeople, findDemoState, loadDemo } from '../demo/index.ts'
import { withClient } from './support/cluster.ts'

const DAY_MS = 86_400_000

let home: string
let linli: TestLinli
let operations: Person

const configFor = (url: string, folder: string) =>
  readConfig({
    LINLI_SECRET: 'only-for-tests-and-long-enough-0123456789',
    DATABASE_URL: url,
    LINLI_HOME: folder,
  } as NodeJS.ProcessEnv)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-demo-'))
  linli = await startTestLinli({ LINLI_HOME: home })
  await loadDemo(configFor(linli.url, home), linli.url)
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
}, 120_000)
afterAll(async () => {
  await linli.close()
  await rm(home, { recursive: true })
})

interface ShownWindow {
  id: string
  state: string
  publishedAt: string | null
  acceptedWarnings: string[]
  pickupDate: string
}

const read = async (path: string, who: Person | null = operations) => {
  const answer = await linli.call(who, 'GET', `/regions/chengdu${path}`)
  expect(answer.status, path).toBe(200)
  return answer.body
}

const windowsNow = async (): Promise<ShownWindow[]> => (await read('/windows?limit=200')).items

async function sweepAll(): Promise<void> {
  for (const { sweep } of linli.sweeps) {
    for (let rows = 1; rows > 0; ) {
      rows = await linli.database.db.transaction().execute((tx) => sweep(tx))
    }
  }
}

test('a window is open now, others are planned, and a week of them lies behind', async () => {
  const windows = await windowsNow()
  const inState = (state: string) => windows.filter((window) => window.state === state).length
  expect(inState('open')).toBeGreaterThanOrEqual(1)
  expect(inState('scheduled')).toBeGreaterThanOrEqual(1)
  expect(inState('closed')).toBeGreaterThanOrEqual(7)
  expect(inState('draft')).toBe(0)
})

test('its windows needed no warning to be waved through, and pass their checks as they stand', async () => {
  const windows = await windowsNow()
  expect(windows.flatMap((window) => window.acceptedWarnings)).toEqual([])
  for (const { id } of windows.filter(({ state }) => ['open', 'scheduled'].includes(state))) {
    expect(await read(`/windows/${id}/findings`)).toEqual({ findings: [] })
  }
})

test('every window has an offer of each measure, and pictures that anyone can see', async () => {
  const [community] = (await read('/communities?limit=1')).items
  const at = `/communities/${community.id}/windows`
  const open = (await read(at)).windows.find((window: ShownWindow) => window.state === 'open')
  const { offers } = await read(`${at}/${open.id}`)
  const measures = new Set(offers.map((offer: { measure: string }) => offer.measure))
  expect(measures).toEqual(new Set(['piece', 'case', 'about', 'weighed']))
  const picture = `/regions/operator/pictures/${offers[0].pictureIds[0]}?w=480`
  const shown = await linli.app.inject({ url: `/api/v1${picture}` })
  expect(shown.headers['content-type']).toBe('image/webp')
})

test('its money and stock add up', async () => {
  expect(await findFaults(linli)).toEqual([])
})

test('the clock is the world’s again', async () => {
  const { rows } = await linli.database.pool.query(
    'select clock_offset::text as off from installation',
  )
  expect(rows).toEqual([{ off: '00:00:00' }])
})

test('people ordered in every window that is over, by every channel, and paid', async () => {
  const { rows } = await linli.database.pool.query(`
    select count(distinct window_id) as windows, count(*) as orders,
      count(*) filter (where paid_at is not null) as paid,
      array_agg(distinct channel order by channel) as channels
    from orders where placed_at < now() - interval '1 day'`)
  expect(rows[0].windows).toBeGreaterThanOrEqual(6)
  expect(rows[0].orders).toBeGreaterThanOrEqual(60)
  expect(rows[0].paid).toBeGreaterThanOrEqual(50)
  expect(rows[0].channels).toEqual(['counter', 'leader', 'shop'])
})

test('somebody has a full cart, an unpaid order, a cancelled one, and a chain to confirm', async () => {
  const count = async (what: string) =>
    (await linli.database.pool.query(`select count(*) as n from ${what}`)).rows[0].n
  expect(await count('cart_lines')).toBeGreaterThanOrEqual(6)
  expect(await count('orders where hold_until > now() and paid_at is null')).toBe(1)
  expect(await count('orders where cancelled_at is not null')).toBe(1)
  expect(await count('draft_orders where confirmed_at is null')).toBe(5)
})

test.each(demoPeople().map((person) => [person.name, person.signIn] as const))(
  '%s can sign in as the door says',
  async (name, signIn) => {
    const token = await signInAs(signIn)
    const answer = await linli.app.inject({
      url: '/api/v1/me',
      headers: { cookie: token },
    })
    expect(answer.json()).toMatchObject({ name })
  },
)

async function signInAs(signIn: string): Promise<string> {
  const post = async (path: string, payload: object) => {
    const answer = await linli.app.inject({ method: 'POST', url: `/api/auth${path}`, payload })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  }
  const phone = /^(\+[\d ]+),/.exec(signIn)?.[1]?.replaceAll(' ', '')
  if (phone === undefined) {
    const [email, password] = signIn.split(' · ')
    return post('/sign-in/email', { email, password })
  }
  await post('/phone-number/send-otp', { phoneNumber: phone })
  const { code } = (await linli.call(null, 'GET', `/demo/codes/${phone}`)).body
  return post('/phone-number/verify', { phoneNumber: phone, code })
}

test('asked for again it stays as it is', async () => {
  const before = (await windowsNow()).length
  expect(await loadDemo(configFor(linli.url, home), linli.url)).toBe('there')
  expect((await windowsNow()).length).toBe(before)
})

test('windows keep coming by themselves on days long after', async () => {
  const { db } = linli.database
  for (const days of [1, 2, 9, 40]) {
    await setBusinessTime(db, new Date(Date.now() + days * DAY_MS))
    await sweepAll()
    const states = (await windowsNow()).map(({ state }) => state)
    // After days without a running program the window of the day opens at once.
    expect(states, `${days} days on`).toContain('open')
    expect(states, `${days} days on`).toContain('scheduled')
  }
  await setBusinessTime(db, new Date())
}, 60_000)

test('a load that was stopped halfway is begun anew, and comes out whole', async () => {
  const other = await startTestLinli({ LINLI_HOME: home })
  try {
    const file = join(home, 'no-folder')
    await writeFile(file, '')
    await expect(loadDemo(configFor(other.url, file), other.url)).rejects.toThrow()
    expect(await findDemoState(other.url)).toBe('begun')
    expect((await other.call(null, 'GET', '/regions')).body).toHaveLength(1)

    expect(await loadDemo(configFor(other.url, home), other.url)).toBe('loaded')
    expect(await findDemoState(other.url)).toBe('loaded')
    expect((await other.call(null, 'GET', '/regions')).body).toHaveLength(1)
    const { items } = (await other.call(null, 'GET', '/regions/chengdu/communities')).body
    expect(items).toHaveLength(8)
    expect(await findFaults(other)).toEqual([])
  } finally {
    await other.close()
  }
}, 120_000)

test('it is not loaded into a database of production, nor into one that has regions', async () => {
  const other = await startTestLinli({ LINLI_HOME: home })
  const load = () => loadDemo(configFor(other.url, home), other.url)
  try {
    await withClient(other.url, (client) =>
      client.query("update installation set kind = 'production'"),
    )
    await expect(load()).rejects.toThrow(DemoRefused)
    await withClient(other.url, async (client) => {
      await client.query("update installation set kind = 'demo'")
      await client.query(`insert into regions (id, name, country, currency, time_zone, tax_mode,
        delivery_calendar) values ('dali', '{}', 'CN', 'CNY', 'Asia/Shanghai', 'included', '{}')`)
    })
    await expect(load()).rejects.toThrow(DemoRefused)
    expect(await findDemoState(other.url)).toBe('absent')
  } finally {
    await other.close()
  }
})

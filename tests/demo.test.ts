import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { readConfig } from '#platform/config'
import { addDays, localDate, zonedInstant } from '#platform/time'
import { findFaults, type Person, startTestLinli, type TestLinli } from '#testing'
import { DemoRefused, demoPeople, findDemoState, loadDemo } from '../demo/index.ts'
import { withClient } from './support/cluster.ts'

const DAY_MS = 86_400_000
/** A load takes some seconds, but near midnight it waits up to three minutes. */
const LOAD_MS = 360_000

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
}, LOAD_MS)
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

const rowsOf = async (query: string, of: TestLinli = linli) =>
  (await of.database.pool.query(query)).rows
const oneRow = async (query: string, of: TestLinli = linli) => (await rowsOf(query, of))[0]

/** Today's purchase orders by the code of their supplier. */
const askedToday = (of: TestLinli) =>
  rowsOf(
    `select s.code, p.confirmed_at is not null as answered, p.shipped_at is not null as shipped,
        bool_and(l.received_quantity > 0) as here
      from purchase_orders p
        join suppliers s on s.region_id = p.region_id and s.id = p.supplier_id
        join purchase_order_lines l on l.region_id = p.region_id and l.purchase_order_id = p.id
      where p.pickup_date = (select max(pickup_date) from purchase_orders)
      group by s.code, p.confirmed_at, p.shipped_at order by s.code`,
    of,
  )

test('the days behind are over: received, closed, sorted, driven, confirmed', async () => {
  const days = await oneRow(`select count(*) as days, count(closed_at) as closed
    from receiving_days`)
  expect(days).toEqual({ days: 8, closed: 7 })
  const sorted = await oneRow(`select count(*) as days, count(sorted_at) as sorted,
    count(finished_at) as settled, count(dispatched_at) as left from allocations`)
  expect(sorted).toEqual({ days: 7, sorted: 7, settled: 7, left: 7 })
  const cold = await oneRow(`select count(*) as lines, count(temperature_tenths) as measured
    from receipt_lines where grade is null`)
  expect(cold.lines).toBeGreaterThanOrEqual(20)
  expect(cold.measured).toBe(cold.lines)
  // What fits into one vehicle goes in one: how many loads a day has is the day's own.
  const loads = await oneRow(`select count(*) as loads, count(distinct vehicle_id) as vehicles,
    count(distinct pickup_date) as days, count(courier_id) as driven
    from loads where dispatched_at is not null`)
  expect(loads).toMatchObject({ vehicles: 2, days: 7, driven: loads.loads })
  const stops = await oneRow('select count(*) as there from load_stops where arrived_at is null')
  expect(stops).toEqual({ there: 0 })
  const silent = await oneRow('select count(*) as n from deliveries where confirmed_at is null')
  expect(silent).toEqual({ n: 0 })
})

test('today one supplier has not answered, and what the others brought is at the warehouse', async () => {
  const [farm, ...others] = await askedToday(linli)
  expect(farm).toEqual({ code: 'S-0001', answered: false, shipped: false, here: false })
  expect(others.length).toBeGreaterThanOrEqual(3)
  for (const one of others) expect(one).toMatchObject({ answered: true, shipped: true, here: true })
})

test('goods were fetched by code, by slip, for cash and at the door; some nobody fetched', async () => {
  const { rows } = await linli.database.pool.query(`select method, why, count(*) as n,
    count(*) filter (where cash_minor > 0) as cash from handovers group by 1, 2 order by 1, 2`)
  expect(rows.map(({ method, why }) => `${method} ${why}`)).toEqual([
    'digits collected',
    'digits delivered',
    'slip collected',
  ])
  expect(rows[0].n).toBeGreaterThan(rows[2].n)
  expect(rows[0].cash).toBeGreaterThanOrEqual(3)
  const why = await rowsOf('select distinct closed_why as why from orders order by 1')
  expect(why.map((one) => one.why)).toEqual(expect.arrayContaining(['collected', 'returned']))
})

test('things were short, refused, mixed up and claimed: each is counted where it happened', async () => {
  const stages = await rowsOf('select distinct stage, kind from error_entries order by 1, 2')
  const counted = stages.map(({ stage, kind }) => `${stage} ${kind}`)
  expect(counted).toEqual(
    expect.arrayContaining([
      'cash cash-short',
      'receipt refused',
      'supplier short',
      'supplier claim',
      'transport missing',
    ]),
  )
  const claims = await rowsOf(`select reason, count(*) as n, count(d.claim_id) as decided
    from claims c left join claim_decisions d on d.region_id = c.region_id and d.claim_id = c.id
    group by 1 order by 1`)
  expect(claims).toEqual([
    { reason: 'other', n: 2, decided: 1 },
    { reason: 'spoiled', n: 1, decided: 1 },
  ])
  const bags = await rowsOf('select distinct resolution from discrepancies order by 1')
  expect(bags.map(({ resolution }) => resolution)).toEqual(['redelivered', 'refunded'])
})

test('commission has matured, statements are closed, one payout is paid and one waits', async () => {
  const earned = await oneRow(`select count(matured_in) as matured,
    count(*) - count(matured_in) as pending from commission_entries`)
  expect(earned.matured).toBeGreaterThanOrEqual(50)
  expect(earned.pending).toBeGreaterThanOrEqual(50)
  expect((await oneRow('select count(*) as n from supplier_statements')).n).toBeGreaterThan(0)
  const payouts = await rowsOf(`select approved_at is not null as approved,
    paid_at is not null as paid from payouts where payee_kind = 'leader' order by 1`)
  expect(payouts).toEqual([
    { approved: false, paid: false },
    { approved: true, paid: true },
  ])
  const cash = await oneRow(`select count(*) as n, min(difference_minor) as short
    from cash_deposits`)
  expect(cash.short).toBe(-500)
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

test(
  'begun seconds after midnight it finds today half done as well',
  async () => {
    const other = await startTestLinli({ LINLI_HOME: home })
    try {
      const zone = 'Asia/Shanghai'
      const day = addDays(localDate(new Date(), zone), 3)
      const start = new Date(zonedInstant(day, '00:00', zone).getTime() + 5000)
      await setBusinessTime(other.database.db, start)
      expect(await loadDemo(configFor(other.url, home), other.url)).toBe('loaded')
      const [farm, ...others] = await askedToday(other)
      expect(farm).toMatchObject({ code: 'S-0001', answered: false })
      expect(others.length).toBeGreaterThanOrEqual(3)
      for (const one of others) expect(one).toMatchObject({ shipped: true, here: true })
      expect(await findFaults(other)).toEqual([])
    } finally {
      await other.close()
    }
  },
  LOAD_MS,
)

test(
  'a load that was stopped halfway is begun anew, and comes out whole',
  async () => {
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
  },
  LOAD_MS,
)

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

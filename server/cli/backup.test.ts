import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createKeyring, putSecret } from '#platform/keys'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  turn,
  type WindowWorld,
} from '#testing'
import { withClient, withDatabase } from '../../tests/support/cluster.ts'
import { run as backUp } from './backup.ts'
import { run as restore } from './restore.ts'

vi.setConfig({ testTimeout: 180_000 })

const SECRET = 'only-for-tests-and-long-enough-0123456789'
const folder = mkdtempSync(join(tmpdir(), 'linli-backup-'))
const made: string[] = []

let linli: TestLinli
let world: WindowWorld
let buyers: Buyer[]
/** The day at rest, written by the first test that needs it. */
let whole: string

beforeAll(async () => {
  linli = await startTestLinli({ LINLI_HOME: join(folder, 'home') })
  world = await makeOpenWindow(linli, {
    offers: [
      { priceMinor: 500, cap: null },
      { priceMinor: 300, cap: null },
    ],
  })
  buyers = await makeBuyers(linli, world, { count: 4, walletMinor: 10_000_000 })
  const [key] = [{ id: '1', secret: SECRET }]
  await linli.database.db
    .transaction()
    .execute((tx) =>
      putSecret(tx, createKeyring([key!]), { name: 'pay', value: '密钥\n"quoted"', setBy: null }),
    )
  mkdirSync(join(folder, 'home/files/pictures/x'), { recursive: true })
  writeFileSync(join(folder, 'home/files/pictures/x/480.webp'), Buffer.from([0, 10, 13, 10, 255]))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await linli.close()
  for (const name of made) {
    await withClient(inject('postgresUrl'), (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  rmSync(folder, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  made.push(name)
  await withClient(inject('postgresUrl'), (client) => client.query(`create database ${name}`))
  return withDatabase(inject('postgresUrl'), name)
}

/** Runs a command with the settings of one installation; what it said. */
async function tell(
  command: typeof backUp,
  args: string[],
  { url, home, secret = SECRET }: { url: string; home: string; secret?: string },
): Promise<{ code: number; said: string }> {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('LINLI_HOME', join(folder, home))
  vi.stubEnv('LINLI_SECRET', secret)
  const lines: string[] = []
  const code = await command(args, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

const source = () => ({ url: linli.url, home: 'home' })

async function placeOne(buyer: Buyer): Promise<string> {
  const body = checkoutOf(world, [
    [world.offers[0]!, 1],
    [world.offers[1]!, 2],
  ])
  const answer = await order(linli, world, buyer, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.orders[0].id
}

/** Every table with a sum over all of its rows. */
const sumsOf = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'graphile_worker') and tablename !~ '^kysely'
         and tablename <> 'migrations'`,
    )
    const sums: Record<string, string> = {}
    for (const { name } of rows) {
      const { rows: sum } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum
         from ${name} t`,
      )
      sums[name] = sum[0].sum
    }
    return sums
  })

const ordersIn = (url: string): Promise<Set<string>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from orders')
    return new Set(rows.map(({ id }) => id))
  })

test('a backup made while people order is one instant: restored, every sum holds', async () => {
  const before = [await placeOne(buyers[0]!), await placeOne(buyers[1]!)]
  let isOver = false
  const placing = buyers.map(async (buyer) => {
    while (!isOver) await placeOne(buyer)
  })
  const path = join(folder, 'under-load.linli')
  const { code, said } = await tell(backUp, [path], source())
  const meanwhile = (await ordersIn(linli.url)).size
  isOver = true
  await Promise.all(placing)
  const late = await placeOne(buyers[0]!)
  expect(code).toBe(0)
  expect(said).toContain('LINLI_SECRET is not in it')

  const target = { url: await emptyDatabase(), home: 'restored-1' }
  const restored = await tell(restore, [path], target)
  expect(restored.said).toContain('all sums hold')
  expect(restored.code).toBe(0)
  const ids = await ordersIn(target.url)
  for (const id of before) expect(ids).toContain(id)
  expect(ids).not.toContain(late)
  expect(ids.size).toBeLessThanOrEqual(meanwhile)
  const elsewhere = await startTestLinliAt(target.url)
  expect(await findFaults(elsewhere)).toEqual([])
  await elsewhere.close()
})

test('at rest every row of every table and every file comes back the same', async () => {
  await turn(linli)
  whole = join(folder, 'whole.linli')
  expect((await tell(backUp, [whole], source())).code).toBe(0)
  const target = { url: await emptyDatabase(), home: 'restored-2' }
  expect((await tell(restore, [whole], target)).code).toBe(0)
  expect(await sumsOf(target.url)).toEqual(await sumsOf(linli.url))
  const file = 'files/pictures/x/480.webp'
  expect(readFileSync(join(folder, 'restored-2', file))).toEqual(
    readFileSync(join(folder, 'home', file)),
  )
  // What sequences give next is beyond what was given.
  await withClient(target.url, (client) =>
    client.query(`select graphile_worker.add_job('errand', '{}')`),
  )
})

test('--check restores into a database of its own and proves the books there', async () => {
  const { code, said } = await tell(backUp, ['--check-only', whole], source())
  expect(said).toContain('Restored once for proof: all sums hold.')
  expect(code).toBe(0)
})

test('a file of that name is never written over, and a full disk leaves nothing', async () => {
  await expect(tell(backUp, [whole], source())).rejects.toThrow(/is there already/)
  await expect(tell(backUp, [join(folder, 'no/such/x.linli')], source())).rejects.toThrow(
    /cannot be written \(ENOENT\)/,
  )
  if (!existsSync('/dev/full')) return
  rmSync(join(folder, 'full.linli.part'), { force: true })
  const { symlinkSync } = await import('node:fs')
  symlinkSync('/dev/full', join(folder, 'full.linli.part'))
  await expect(tell(backUp, [join(folder, 'full.linli')], source())).rejects.toThrow(
    /disk of .* is full; nothing was left/,
  )
  expect(existsSync(join(folder, 'full.linli'))).toBe(false)
})

/** The backup with its bytes changed, tried on a database that stays empty. */
async function tryChanged(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, change(readFileSync(whole)))
  const target = { url: await emptyDatabase(), home: `never-${name}` }
  const said = await tell(restore, [path], target).then(
    () => 'restored',
    (error: Error) => error.message,
  )
  await withClient(target.url, async (client) => {
    const { rows } = await client.query("select to_regclass('orders') as orders")
    expect(rows).toEqual([{ orders: null }])
  })
  return said
}

test('cut short, changed in any place, or something else: refused before anything is touched', async () => {
  const { length } = readFileSync(whole)
  for (const part of [0.5, 0.98]) {
    const said = await tryChanged(`cut-${part}`, (bytes) => bytes.subarray(0, length * part))
    expect(said).toMatch(/cut short.*Nothing was restored/)
  }
  for (const at of [40, Math.floor(length / 3), length - 30]) {
    const said = await tryChanged(`flipped-${at}`, (bytes) => {
      bytes[at] = bytes[at]! ^ 1
      return bytes
    })
    expect(said).toMatch(/(changed or damaged|cut short).*Nothing was restored/)
  }
  expect(await tryChanged('other', () => Buffer.from('PGDMP something else'))).toMatch(
    /no backup of Linli/,
  )
})

test('a filled database is refused, and replaced when that is said', async () => {
  const target = { url: await emptyDatabase(), home: 'restored-3' }
  await tell(restore, [whole], target)
  await expect(tell(restore, [whole], target)).rejects.toThrow(/not empty .*--replace/s)
  await withClient(target.url, (client) => client.query('delete from undelivered_events'))
  await withClient(target.url, (client) => client.query("update secrets set key_id = 'none'"))
  expect((await tell(restore, [whole, '--replace'], target)).code).toBe(0)
  expect(await sumsOf(target.url)).toEqual(await sumsOf(linli.url))
})

test('a secret that opens nothing is told before anything is kept, unless it is lost for good', async () => {
  const secret = 'another-secret-that-is-long-enough-987654321'
  const target = { url: await emptyDatabase(), home: 'restored-4', secret }
  await expect(tell(restore, [whole], target)).rejects.toThrow(/LINLI_SECRET does not open/)
  expect((await ordersIn(target.url)).size).toBe(0)
  expect((await tell(restore, [whole, '--secret-lost'], target)).code).toBe(0)
  expect((await ordersIn(target.url)).size).toBeGreaterThan(0)
})

test('a backup of a newer Linli is left to that', async () => {
  const newer = join(folder, 'newer.linli')
  await withClient(linli.url, (client) =>
    client.query(`insert into kysely_migration (name, timestamp) values ('9999_later', '2099')`),
  )
  try {
    await tell(backUp, [newer], source())
  } finally {
    await withClient(linli.url, (client) =>
      client.query(`delete from kysely_migration where name = '9999_later'`),
    )
  }
  const target = { url: await emptyDatabase(), home: 'restored-5' }
  await expect(tell(restore, [newer], target)).rejects.toThrow(/newer Linli.*9999_later/)
})

test('a row that the tables refuse leaves the database empty', async () => {
  const target = { url: await emptyDatabase(), home: 'restored-6' }
  const path = join(folder, 'copy.linli')
  copyFileSync(whole, path)
  const { bringIn } = await import('./backup/bring-in.ts')
  const { examineBackup } = await import('./backup/read-backup.ts')
  const { migrate } = await import('../platform/db/migrate.ts')
  const { head } = await examineBackup(path)
  await migrate(target.url, { kind: 'test' })
  await withClient(target.url, (client) =>
    client.query('alter table payments add constraint none check (amount_minor < 0)'),
  )
  const restoring = {
    url: target.url,
    files: null,
    secrets: [{ id: '1', secret: SECRET }] as [{ id: string; secret: string }],
    replaces: false,
    isSecretLost: false,
  }
  await expect(bringIn(path, head, restoring)).rejects.toThrow(/violates check constraint "none"/)
  expect((await ordersIn(target.url)).size).toBe(0)
})

async function startTestLinliAt(url: string): Promise<TestLinli> {
  const { startTestLinliOn } = await import('#testing')
  return startTestLinliOn({ url, drop: async () => {} })
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeRegion, startTestLinli, type TestLinli } from '#testing'
import { CommandFailed } from './command-failed.ts'
import { run as exportSheet } from './export.ts'
import { run as importSheet } from './import.ts'

let linli: TestLinli
let folder = ''

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu', {})
  folder = await mkdtemp(join(tmpdir(), 'linli-sheets-'))
  vi.stubEnv('DATABASE_URL', linli.url)
  vi.stubEnv('LINLI_HOME', folder)
  vi.stubEnv('LINLI_SECRET', 'only-for-tests-and-long-enough-0123456789')
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await linli.close()
  await rm(folder, { recursive: true })
})

async function sheet(...rows: string[]): Promise<string> {
  const file = join(folder, 'goods.csv')
  await writeFile(file, ['货号,品名,类别编码,类别名称,零售价', ...rows].join('\r\n'))
  return file
}

async function said(work: () => Promise<number>): Promise<{ code: number; text: string }> {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const write = (chunk: unknown, written: unknown) => {
    lines.push(String(chunk))
    if (written instanceof Function) written()
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(write as typeof process.stdout.write)
  try {
    return { code: await work(), text: lines.join('\n') }
  } finally {
    vi.restoreAllMocks()
  }
}

test('bad rows are named and keep all out until told to skip them, and a dry run writes nothing', async () => {
  const file = await sheet('A1,苹果,01,水果,3.50', 'A2,白送,01,水果,0')
  const into = ['goods', file, '--region', 'chengdu']
  const refused = await said(() => importSheet(into))
  expect(refused.code).toBe(1)
  expect(refused.text).toContain('line 3, 零售价')
  expect(refused.text).toContain('Nothing was imported')
  const tried = await said(() => importSheet([...into, '--dry-run', '--skip-bad-rows']))
  expect(tried.text).toMatch(/Only tried: 1 new/)
  const done = await said(() => importSheet([...into, '--skip-bad-rows']))
  expect(done).toMatchObject({ code: 0, text: expect.stringMatching(/Imported: 1 new/) })
  const exported = await said(() => exportSheet(['goods', '--region', 'chengdu', '--language=en']))
  expect(exported.text).toContain('A1')
  expect(exported.text).not.toContain('A2')
  expect(exported.text).toContain('category code')
})

test('an import from the terminal is in the audit trail', async () => {
  const entries = await linli.database.db
    .selectFrom('audit_entries')
    .select(['action', 'subject_kind', 'region_id'])
    .execute()
  expect(entries).toContainEqual({ action: 'import', subject_kind: 'goods', region_id: 'chengdu' })
})

test('a wrong use, region or file is told in a sentence', async () => {
  const file = await sheet('A1,苹果,01,水果,3.50')
  const wrong = [
    ['people', file, '--region', 'chengdu'],
    ['goods', file],
    ['goods', file, '--region', 'nowhere'],
    ['goods', join(folder, 'missing.csv'), '--region', 'chengdu'],
  ]
  for (const args of wrong) await expect(importSheet(args)).rejects.toThrow(CommandFailed)
  await expect(exportSheet(['goods', '--region', 'nowhere'])).rejects.toThrow(CommandFailed)
})

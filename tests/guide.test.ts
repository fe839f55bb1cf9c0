import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { findFaults, startTestLinli, type TestLinli, turn } from '#testing'
import { loadDemo } from '../demo/index.ts'
import { filledIn, partOf, readGuide } from './support/guide.ts'

const GUIDE = new URL('../docs/guides/a-day.md', import.meta.url)

let home: string
let linli: TestLinli
let origin: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'linli-guide-'))
  linli = await startTestLinli({ LINLI_HOME: home })
  const config = readConfig({
    LINLI_SECRET: 'only-for-tests-and-long-enough-0123456789',
    DATABASE_URL: linli.url,
    LINLI_HOME: home,
  } as NodeJS.ProcessEnv)
  origin = new URL(config.publicUrl).origin
  await loadDemo(config, linli.url)
  // Near midnight a load waits for the new day.
}, 360_000)
afterAll(async () => {
  await linli.close()
  await rm(home, { recursive: true })
})

test('every call of the guide of a day does what the guide says, one after the other', async () => {
  const kept = new Map<string, string>()
  let cookie = ''
  const calls = readGuide(await readFile(GUIDE, 'utf8'))
  expect(calls.length).toBeGreaterThan(40)
  for (const { title, method, path, headers, body, keep, see, refused } of calls) {
    const answer = await linli.app.inject({
      method: method as InjectOptions['method'] & string,
      url: encodeURI(filledIn(path, kept)),
      // As a browser sends it; a session is not changed from another page.
      headers: { ...headers, cookie, origin },
      ...(body === '' ? {} : { payload: filledIn(body, kept) }),
    } as InjectOptions)
    const told = `${title}: ${answer.statusCode} ${answer.body.slice(0, 1000)}`
    if (answer.cookies.length > 0) {
      cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    }
    const isJson = String(answer.headers['content-type']).includes('json')
    const shown: unknown = isJson && answer.body !== '' ? answer.json() : answer.body
    if (refused !== null) {
      expect(shown, told).toMatchObject(refused)
    } else {
      expect(answer.statusCode, told).toBeLessThan(300)
    }
    for (const one of see) {
      const part = partOf(shown, filledIn(one.path, kept))
      const value = typeof part === 'object' ? JSON.stringify(part) : String(part)
      expect(value, `${one.path} of ${told}`).toBe(filledIn(one.value, kept))
    }
    for (const one of keep) {
      const part = partOf(shown, filledIn(one.path, kept))
      expect(typeof part, `${one.path} of ${told}`).toBe('string')
      kept.set(one.name, String(part))
    }
    await turn(linli)
  }
  expect(await findFaults(linli)).toEqual([])
}, 120_000)

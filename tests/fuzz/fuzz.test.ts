import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RouteRecord } from '#platform/http'
import {
  makeWholeWorld,
  ownerIn,
  type Person,
  startTestLinli,
  type TestLinli,
  undoEveryWrite,
  type WholeWorld,
} from '#testing'
import { callsOf, type WireCall } from './calls.ts'
import { type Changes, watchChanges } from './changes.ts'

/** More at length: `FUZZ_RUNS=200 FUZZ_SEED=1 npx vitest run tests/fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 12)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)

/** Looking for changes after each call takes longer than the call. */
const RUNS_WATCHED = Math.ceil(RUNS / 4)
const LONGEST_MS = 10_000

interface Target {
  linli: TestLinli
  world: WholeWorld
  admin: Person
  stranger: Person
}

let home: string
let undone: Target
let kept: Target

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-fuzz-'))
  undone = await makeTarget()
  undoEveryWrite(undone.linli.database.db)
  kept = await makeTarget()
  console.log(`fuzz: seed ${SEED}, ${RUNS} calls a route`)
}, 120_000)
afterAll(async () => {
  await Promise.all([undone.linli.close(), kept.linli.close()])
  rmSync(home, { recursive: true, force: true })
})

async function makeTarget(): Promise<Target> {
  const linli = await startTestLinli({ LINLI_HOME: home })
  // Payments ask the sandbox, which lives in this process, over HTTP.
  await linli.app.listen({ host: '127.0.0.1', port: 0 })
  const world = await makeWholeWorld(linli, 'chengdu')
  const admin = await linli.person({ role: 'admin' })
  const stranger = await linli.person()
  await linli.settle()
  return { linli, world, admin, stranger }
}

interface Heard {
  status: number
  body: string
  type: string
}

async function send(target: Target, record: RouteRecord, call: WireCall): Promise<Heard> {
  const { linli, world, admin, stranger } = target
  const allowed = Object.keys(record.access.roles).length > 0 ? admin : ownerIn(world, record)
  const who = { 'one who may': allowed, 'a stranger': stranger, nobody: null }[call.who]
  const response = await linli.app.inject({
    method: record.method as InjectOptions['method'] & string,
    url: call.url,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who.token}` }),
      ...(call.key === null ? {} : { 'idempotency-key': call.key }),
      ...(call.payload === null || call.contentType === null
        ? {}
        : { 'content-type': call.contentType }),
    },
    ...(call.payload === null ? {} : { payload: call.payload }),
  } as InjectOptions)
  return {
    status: response.statusCode,
    body: response.body.slice(0, 300),
    type: String(response.headers['content-type']),
  }
}

const isProblem = ({ type, body }: Heard): boolean =>
  type.startsWith('application/problem+json') && body.includes('"code"')

/** Each route has a row of chance of its own. */
const seedOf = (name: string): number => SEED + crc32(name)

/** Sends generated calls to a route and tells the smallest that is answered wrongly. */
async function fuzzRoute(
  target: Target,
  record: RouteRecord,
  numRuns: number,
  isRight: (heard: Heard) => Promise<string | null>,
): Promise<string | null> {
  let answered = ''
  const document = target.linli.app.swagger()
  const calls = callsOf({ document, world: target.world, record })
  const property = fc.asyncProperty(calls, async (call) => {
    const heard = await send(target, record, call)
    const wrong = await isRight(heard)
    if (wrong !== null) answered = `${wrong}: ${heard.status} ${heard.body}`
    return wrong === null
  })
  const { failed, counterexample } = await fc.check(property, {
    seed: seedOf(record.name),
    numRuns,
    // What is found is made smaller for a while, not for long: some bodies are large.
    interruptAfterTimeLimit: LONGEST_MS,
  })
  if (!failed) return null
  return `${record.name}: ${JSON.stringify(counterexample).slice(0, 1500)} → ${answered}`
}

async function fuzzAll(
  target: Target,
  numRuns: number,
  isRight: (heard: Heard) => Promise<string | null>,
): Promise<{ wrong: string[]; statuses: Map<number, number> }> {
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  for (const record of target.linli.records) {
    const found = await fuzzRoute(target, record, numRuns, (heard) => {
      statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1)
      return isRight(heard)
    })
    if (found !== null) wrong.push(found)
  }
  return { wrong, statuses }
}

test('whatever is sent to a route, it is answered, and never with a 5xx', async () => {
  const { wrong, statuses } = await fuzzAll(undone, RUNS, async (heard) => {
    if (heard.status >= 500) return 'a failure of ours'
    return heard.status >= 400 && !isProblem(heard) ? 'no problem document' : null
  })
  // One text, so that a report of one line still says which call it was.
  expect(wrong.join('\n'), `seed ${SEED}`).toBe('')
  // It went deep as well as wide: much was taken, much was refused for its shape and its sense.
  for (const status of [200, 201, 400, 401, 404, 409, 415, 422])
    expect(statuses.get(status) ?? 0, `${status} of ${[...statuses]}`).toBeGreaterThan(0)
}, 600_000)

test('a call that is refused leaves the database as it was', async () => {
  const changes: Changes = await watchChanges(kept.linli.database.db)
  let written = 0
  const { wrong } = await fuzzAll(kept, RUNS_WATCHED, async ({ status }) => {
    const changed = await changes.look()
    if (status < 400 && changed.length > 0) written += 1
    return status >= 400 && changed.length > 0 ? `changed ${changed.join(', ')}` : null
  })
  expect(wrong.join('\n'), `seed ${SEED}`).toBe('')
  // It would have seen a change: calls that were taken wrote.
  expect(written).toBeGreaterThan(20)
}, 600_000)

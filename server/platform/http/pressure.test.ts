import { setImmediate } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { refuseUnderPressure } from './pressure.ts'

let app: FastifyInstance
let nowMs = 0
afterEach(() => app.close())

const answer = async () => (await app.inject({ url: '/' })).statusCode

async function startApp(): Promise<void> {
  nowMs = 0
  app = fastify()
  await refuseUnderPressure(app, 1, () => nowMs)
  app.get('/', async () => 'here')
  await app.ready()
}

/** Keeps the event loop busy until its delay has been taken and is too long. */
async function beBusy(): Promise<void> {
  do {
    const until = performance.now() + 100
    while (performance.now() < until);
    await setImmediate()
  } while (!(app.isUnderPressure() && Number.isFinite(app.memoryUsage().eventLoopDelay)))
}

test('what held up the event loop during the start refuses nobody', async () => {
  await startApp()
  await beBusy()
  await app.listen({ host: 'localhost', port: 0 })
  expect(await answer()).toBe(200)
})

test('an event loop that is late while it serves refuses, so that what was taken is answered', async () => {
  await startApp()
  await app.listen({ host: 'localhost', port: 0 })
  nowMs = 60_000
  await beBusy()
  expect(await answer()).toBe(503)
})

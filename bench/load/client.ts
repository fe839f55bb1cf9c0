import { Connection } from './connection.ts'
import type { LoadOrder, LoadReport } from './run-load.ts'
import type { MakeScenario, Outcome, Scenario } from './scenario.ts'

// The load process: it does what it is told over the channel, one order at a time, and reports.
const scenarios = new Map<string, Scenario>()

process.on('message', async (order: LoadOrder) => {
  try {
    process.send!(await work(order))
  } catch (error) {
    process.send!({ error: String((error as Error).stack) })
  }
})
process.on('disconnect', () => process.exit())

async function scenarioOf({ file, given }: LoadOrder): Promise<Scenario> {
  const key = `${file} ${JSON.stringify(given)}`
  const known = scenarios.get(key)
  if (known !== undefined) return known
  const { default: make } = (await import(file)) as { default: MakeScenario }
  const made = make(given as never)
  scenarios.set(key, made)
  return made
}

async function work(order: LoadOrder): Promise<LoadReport> {
  const scenario = await scenarioOf(order)
  const counts: Record<Outcome, number> = { done: 0, refused: 0, failed: 0 }
  const times: number[] = []
  let turn = order.firstTurn
  const lastTurn = order.firstTurn + order.count
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const until = startedAt + order.seconds * 1000
  let endedAt = startedAt

  const actors = Array.from({ length: order.actors }, (_, index) => ({
    index,
    connection: new Connection(order.address),
  }))
  await Promise.all(
    actors.map(async (actor) => {
      while (performance.now() < until && turn < lastTurn) {
        const mine = turn
        turn += 1
        const from = performance.now()
        const outcome = await scenario(actor, mine).catch((): Outcome => 'failed')
        endedAt = performance.now()
        times.push(endedAt - from)
        counts[outcome] += 1
      }
      actor.connection.close()
    }),
  )
  const { user, system } = process.cpuUsage(cpuBefore)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    ...counts,
    turns: turn - order.firstTurn,
    seconds: (endedAt - startedAt) / 1000,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    maxMs: at(1),
    cpuSeconds: (user + system) / 1_000_000,
  }
}

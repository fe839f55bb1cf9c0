import { setTimeout as sleep } from 'node:timers/promises'
import { findFaults } from '#testing'
import { isRepeatedAlike } from './call.ts'
import { type Acknowledged, actAsClient } from './client.ts'
import { FAULTS, type Fault, type FaultKind, scheduleOf, strike } from './faults.ts'
import { findLost, findUnasked } from './lost.ts'
import { makeMarket } from './market.ts'
import { type Random, randomOf } from './random.ts'
import { comeToRest, findUnsettled } from './rest.ts'
import { type Stage, setStage } from './stage.ts'
import { type Counts, makeTally, type Tally } from './tally.ts'
import { bringGoods } from './truck.ts'
import { whenConnected } from './when-connected.ts'

export interface ChaosWish {
  seed: number
  /** How many of the faults kill something; the others come in between. */
  kills: number
  /** Ended after so long, however many there were by then. */
  seconds?: number
  /** Ends it early, with what there was. */
  stop?: AbortSignal
  clients?: number
  programs?: number
  /** Told of each fault that is over. */
  onFault?: (told: { number: number; fault: Fault; ms: number; acknowledged: number }) => void
}

export interface ChaosResult extends Counts {
  seed: number
  kills: number
  faults: Record<string, number>
  /** How often the invariants were looked at, and everything acknowledged was searched for. */
  checks: number
  slowestRecoveryMs: number
  lost: number
  /** What the program wrote down when it answered 500. */
  failures: string[]
  /** What was wrong, in words; the run ends at the first. */
  wrong: string[]
}

const RECOVERED_WITHIN_MS = 180_000
const REPEATED_AT_THE_END = 200
const TRUCK_EVERY_MS = 300

/** Clients buy, pay, cancel, fetch and claim while faults go on, until enough was killed. */
export async function runChaos(wish: ChaosWish): Promise<ChaosResult> {
  const random = randomOf(wish.seed)
  const stage = await setStage(wish.programs ?? 2)
  try {
    return await runOn(stage, random, wish)
  } finally {
    await stage.close()
  }
}

async function runOn(stage: Stage, random: Random, wish: ChaosWish): Promise<ChaosResult> {
  const market = await makeMarket(stage.linli, wish.clients ?? 10)
  const tally = makeTally()
  const acknowledged: Acknowledged[] = []
  const arrived = new Set<string>()
  let isOver = false
  const addressOf = (client: number) => () =>
    new URL(stage.actors[client % stage.actors.length]!.front.url).origin
  const around = {
    market,
    tally,
    acknowledged,
    hasArrived: (orderId: string) => arrived.has(orderId),
    isOver: () => isOver,
  }
  const clients = market.buyers.map((buyer, at) =>
    actAsClient(
      { number: at, buyer, addressOf: addressOf(at), random: random.fork(`client ${at}`) },
      around,
    ),
  )
  const truck = driveTruck(
    async () => {
      for (const id of await bringGoods(stage.linli, market)) arrived.add(id)
    },
    () => isOver,
  )
  const result: Omit<ChaosResult, keyof Counts> = {
    seed: wish.seed,
    kills: 0,
    faults: {},
    checks: 0,
    slowestRecoveryMs: 0,
    lost: 0,
    failures: [],
    wrong: [],
  }
  const atWork = Promise.all([...clients, truck]).then(() => {})
  const run = { wish, acknowledged, result }
  try {
    await Promise.race([atWork, strikeUntil(stage, scheduleOf(random.fork('faults')), run)])
    isOver = true
    if (result.wrong.length === 0) await atWork
  } catch (cause) {
    isOver = true
    atWork.catch(() => {})
    throw new Error(`${(cause as Error).message}\n${await stage.standing()}`, { cause })
  }
  if (result.wrong.length === 0) {
    await comeToRest(stage)
    await repeatSome(addressOf(0), random.fork('repeats'), acknowledged, tally)
    await check(stage, acknowledged, result)
    result.wrong.push(...(await findUnasked(stage.linli.database.db, acknowledged)))
    result.wrong.push(...(await findUnsettled(stage.linli.database.db)))
  }
  return { ...result, failures: stage.failures(), ...tally.counts() }
}

interface Run {
  wish: ChaosWish
  acknowledged: Acknowledged[]
  result: Omit<ChaosResult, keyof Counts>
}

async function strikeUntil(stage: Stage, nextFault: () => Fault, run: Run): Promise<void> {
  const { wish, acknowledged, result } = run
  const endsAt = performance.now() + (wish.seconds ?? Number.POSITIVE_INFINITY) * 1000
  const isEnough = () =>
    result.kills >= wish.kills || performance.now() >= endsAt || wish.stop?.aborted === true
  for (let number = 1; !isEnough(); number += 1) {
    const fault = nextFault()
    await sleep(fault.afterMs)
    const begun = performance.now()
    await strike(stage, fault)
    count(result, fault.kind)
    if (fault.isHasty && !isEnough()) continue
    await untilPlacedAgain(stage, acknowledged, fault)
    const ms = performance.now() - begun
    result.slowestRecoveryMs = Math.max(result.slowestRecoveryMs, Math.round(ms))
    await check(stage, acknowledged, result)
    wish.onFault?.({ number, fault, ms, acknowledged: acknowledged.length })
    if (result.wrong.length > 0) return
  }
}

function count(result: Run['result'], kind: FaultKind): void {
  result.faults[kind] = (result.faults[kind] ?? 0) + 1
  if (FAULTS[kind].kills) result.kills += 1
}

/** Got over: orders are placed again at each of the programs. */
async function untilPlacedAgain(
  stage: Stage,
  acknowledged: readonly Acknowledged[],
  fault: Fault,
): Promise<void> {
  const before = acknowledged.length
  const deadline = performance.now() + RECOVERED_WITHIN_MS
  const programs = stage.actors.map((_, at) => at)
  const isPlacing = (at: number) =>
    acknowledged
      .slice(before)
      .some(({ deed, client }) => deed.kind === 'place' && client % programs.length === at)
  while (!programs.every(isPlacing) && stage.ownDeaths.length === 0) {
    if (performance.now() > deadline) {
      const still = programs.filter((at) => !isPlacing(at))
      throw new Error(`program ${still.join(' and ')} places no order after "${fault.kind}"`)
    }
    await sleep(20)
  }
}

/** The invariants, and that everything acknowledged until now is there. */
async function check(
  stage: Stage,
  acknowledged: readonly Acknowledged[],
  result: Run['result'],
): Promise<void> {
  result.wrong.push(...stage.ownDeaths)
  if (stage.ownDeaths.length > 0) return
  const { db } = stage.linli.database
  const [faults, lost] = await whenConnected(async () => [
    await findFaults(stage.linli),
    await findLost(db, [...acknowledged]),
  ])
  result.checks += 1
  result.lost += lost!.length
  result.wrong.push(...faults!, ...lost!.map((one) => `lost: ${one}`))
}

async function driveTruck(bring: () => Promise<void>, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await whenConnected(bring)
    await sleep(TRUCK_EVERY_MS)
  }
}

async function repeatSome(
  addressOf: () => string,
  random: Random,
  acknowledged: readonly Acknowledged[],
  tally: Tally,
): Promise<void> {
  const keyed = acknowledged.filter(({ deed }) => deed.key !== null)
  for (let repeated = 0; repeated < REPEATED_AT_THE_END && keyed.length > 0; repeated += 1) {
    const { deed, answer } = random.pick(keyed)
    await isRepeatedAlike(addressOf, deed, answer, tally)
  }
}

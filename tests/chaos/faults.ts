import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../support/cluster.ts'
import type { Random } from './random.ts'
import type { Actor, Stage } from './stage.ts'
import { whenConnected } from './when-connected.ts'

/** What happens, how often of a hundred, and whether something is killed by it. */
export const FAULTS = {
  'kill program': { weight: 34, kills: true },
  'kill all programs': { weight: 6, kills: true },
  'terminate all backends': { weight: 14, kills: true },
  'kill one backend': { weight: 8, kills: true },
  'kill PostgreSQL': { weight: 12, kills: true },
  'kill everything': { weight: 5, kills: true },
  'cut database connections': { weight: 7, kills: false },
  'cut client connections': { weight: 5, kills: false },
  'database half-open': { weight: 3, kills: false },
  'clients half-open': { weight: 2, kills: false },
  'clock off': { weight: 4, kills: false },
} as const
export type FaultKind = keyof typeof FAULTS

const KINDS = Object.keys(FAULTS) as FaultKind[]

export interface Fault {
  kind: FaultKind
  /** Which of the programs, where it is about one. */
  actor: number
  /** How long all goes well before it. */
  afterMs: number
  /** How long it lasts, where it lasts; how far the clock is off. */
  lastsMs: number
  offMs: number
  /** Whether the next comes before this one is got over. */
  isHasty: boolean
}

/** Each kind once in an order of chance, then by weight, so that a short run has them all. */
export function scheduleOf(random: Random): () => Fault {
  const first = [...KINDS]
  return () => {
    const kind =
      first.length > 0
        ? first.splice(random.between(0, first.length - 1), 1)[0]!
        : byWeight(random.next())
    return {
      kind,
      actor: random.between(0, 1_000_000),
      afterMs: random.between(50, 500),
      lastsMs: random.between(200, 1500),
      offMs: (random.chance(0.5) ? 1 : -1) * random.between(1000, 40 * 3_600_000),
      isHasty: random.chance(0.15),
    }
  }
}

function byWeight(chance: number): FaultKind {
  const all = KINDS.reduce((sum, kind) => sum + FAULTS[kind].weight, 0)
  let left = chance * all
  for (const kind of KINDS) {
    left -= FAULTS[kind].weight
    if (left < 0) return kind
  }
  return KINDS[0]!
}

/** Does it, and what a keeper does about it: starts again what was killed, heals what was broken. */
export async function strike(stage: Stage, fault: Fault): Promise<void> {
  const actor = stage.actors[fault.actor % stage.actors.length]!
  await HAPPEN[fault.kind](stage, actor, fault)
}

type Happening = (stage: Stage, actor: Actor, fault: Fault) => Promise<void>

const killAll = ({ actors, kill }: Stage) => Promise.all(actors.map(kill))
const reviveAll = async (stage: Stage) => {
  await Promise.all(stage.actors.map(stage.revive))
}

const HAPPEN: Record<FaultKind, Happening> = {
  'kill program': async (stage, actor) => {
    await stage.kill(actor)
    await stage.revive(actor)
  },
  'kill all programs': async (stage) => {
    await killAll(stage)
    await reviveAll(stage)
  },
  'terminate all backends': async (stage) => {
    await askDirectly(
      stage,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    )
  },
  // PostgreSQL then ends all the others and recovers, since their memory may be spoilt.
  'kill one backend': async (stage, _actor, { actor }) => {
    const rows = await askDirectly(
      stage,
      `select pid from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and backend_type = 'client backend' order by pid`,
    )
    const found = rows[actor % Math.max(rows.length, 1)]
    if (found !== undefined) killQuietly(found.pid)
  },
  'kill PostgreSQL': (stage) => stage.crashDatabase(),
  'kill everything': async (stage) => {
    await Promise.all([killAll(stage), stage.crashDatabase()])
    await reviveAll(stage)
  },
  'cut database connections': async ({ actors }) => {
    for (const { back } of actors) back.cut()
  },
  'cut client connections': async ({ actors }) => {
    for (const { front } of actors) front.cut()
  },
  'database half-open': async (_stage, { back }, { lastsMs }) => {
    back.stall()
    await sleep(lastsMs)
    back.heal()
  },
  'clients half-open': async (_stage, { front }, { lastsMs }) => {
    front.stall()
    await sleep(lastsMs)
    front.heal()
  },
  'clock off': async (_stage, { clockFile, program }, { offMs }) => {
    writeFileSync(clockFile, String(offMs))
    program.child.kill('SIGUSR2')
  },
}

/** A database that still recovers from the fault before is waited for. */
const askDirectly = (stage: Stage, question: string): Promise<{ pid: number }[]> =>
  whenConnected(() =>
    withClient(stage.database().url, async (client) => (await client.query(question)).rows),
  )

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // Gone by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

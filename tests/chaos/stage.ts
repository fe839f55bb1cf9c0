import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import { startTestLinliOn, type TestLinli } from '#testing'
import { migrate } from '../../server/platform/db/migrate.ts'
import { withClient } from '../support/cluster.ts'
import { type Program, startProgram } from '../support/program.ts'
import { startWay, type Way } from '../support/way.ts'

/** One process of the program, and the two ways that lead to it and from it. */
export interface Actor {
  /** From the clients; its address stays, whichever process stands behind it. */
  front: Way
  /** To the database. */
  back: Way
  program: Program & { address: string }
  clockFile: string
  /** Its own, at every start: what the sandbox is told to call is still there after a restart. */
  port: number
}

/** The real program, twice, on a PostgreSQL of its own with durability on. */
export interface Stage {
  actors: Actor[]
  /** Looks on from beside, without the ways: the program in this process, without its workers. */
  linli: TestLinli
  database(): EmbeddedPostgres
  /** What a program said at its end that nobody brought about: that is a fault of its own. */
  ownDeaths: string[]
  /** What the programs said when they answered 500. */
  failures(): string[]
  /** What the programs said last, and what the database is doing: for whoever must find out why. */
  standing(): Promise<string>
  /** Kills the program as the system does when memory runs out. */
  kill(actor: Actor): Promise<void>
  /** Starts a process anew where one was killed. */
  revive(actor: Actor): Promise<void>
  /** Kills PostgreSQL and starts it again: what it had not written is gone. */
  crashDatabase(): Promise<void>
  close(): Promise<void>
}

const CLOCK_OFF = resolve(import.meta.dirname, 'clock-off.ts')
const NOWHERE = 'http://127.0.0.1:9'

export async function setStage(programs: number): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'linli-chaos-'))
  chmodSync(home, 0o711)
  const startDatabase = () =>
    startEmbeddedPostgres({ home, binaries: process.env.LINLI_TEST_PG === '15' ? '15' : '18' })
  let database = await startDatabase()
  await migrate(database.url, { kind: 'test' })
  const linli = await startTestLinliOn({ url: database.url, drop: async () => {} })

  const ownDeaths: string[] = []
  const killed = new Set<Program>()
  const started: Program[] = []
  const startOurs = async (name: string, actor: Omit<Actor, 'program'>) => {
    const program = await startProgram({
      DATABASE_URL: actor.back.url,
      LINLI_HOME: join(home, name),
      PORT: String(actor.port),
      PUBLIC_URL: new URL(actor.front.url).origin,
      DATABASE_POOL: '8',
      DATABASE_TIMEOUT: '3',
      NODE_OPTIONS: `--import ${CLOCK_OFF}`,
      CHAOS_CLOCK: actor.clockFile,
    })
    started.push(program)
    program.exited.then((code) => {
      if (!killed.has(program)) ownDeaths.push(`${name} ended with ${code}: ${program.output()}`)
    })
    return program
  }
  const kill = ({ program }: Actor): Promise<void> => {
    killed.add(program)
    return program.kill()
  }
  const makeActor = async (at: number): Promise<Actor> => {
    const clockFile = join(home, `clock-${at}`)
    writeFileSync(clockFile, '0')
    const ways = {
      front: await startWay(NOWHERE),
      back: await startWay(database.url),
      clockFile,
      port: await freePort(),
    }
    const program = await startOurs(`program-${at}`, ways)
    ways.front.aim(program.address)
    return { ...ways, program }
  }
  // One after the other: the first may have to build the pages.
  const actors: Actor[] = []
  while (actors.length < programs) actors.push(await makeActor(actors.length))

  return {
    actors,
    linli,
    database: () => database,
    ownDeaths,
    failures: () => started.flatMap((program) => program.output().split('\n').filter(isFailure)),
    standing: async () => {
      const said = actors.map(({ program }) => program.output().slice(-2000))
      return [...said, ...(await sessionsOf(database.url))].join('\n')
    },
    kill,
    revive: async (actor) => {
      writeFileSync(actor.clockFile, '0')
      const name = `program-${actors.indexOf(actor)}`
      actor.program = await untilItDoes(() => startOurs(name, actor))
      actor.front.aim(actor.program.address)
    },
    crashDatabase: async () => {
      process.kill(database.pid, 'SIGKILL')
      await database.stop()
      database = await startDatabase()
      for (const { back } of actors) back.aim(database.url)
    },
    close: async () => {
      await Promise.all(actors.map(kill))
      await Promise.all(actors.flatMap(({ front, back }) => [front.close(), back.close()]))
      await linli.close()
      await database.stop()
      rmSync(database.folder, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Below those that the system gives to connections: one of these would take it while it is free. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}

const STARTED_WITHIN_MS = 180_000

/** As a service manager does: a start that finds the database still recovering is tried again. */
async function untilItDoes<T>(start: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + STARTED_WITHIN_MS
  for (;;) {
    try {
      return await start()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await sleep(500)
    }
  }
}

const isFailure = (line: string): boolean => line.includes('"msg":"failed"')

/** What each session does, for how long it has, and whom it waits for. */
async function sessionsOf(url: string): Promise<string[]> {
  const found = await withClient(url, (client) =>
    client.query(`
      select pid, application_name as name, state, wait_event as "waitsFor",
        pg_blocking_pids(pid) as "blockedBy", now() - xact_start as "inTransaction",
        left(query, 200) as query
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      order by xact_start`),
  ).catch((error: Error) => ({ rows: [error.message] }))
  return found.rows.map((row) => JSON.stringify(row))
}

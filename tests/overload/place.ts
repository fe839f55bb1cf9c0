import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import {
  type Buyer,
  makeBuyers,
  makeOpenWindow,
  startTestLinliOn,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { migrate } from '../../server/platform/db/migrate.ts'
import { type Program, startProgram } from '../support/program.ts'

/** The real program with a window of much, on a database of its own. */
export interface OverloadPlace {
  linli: TestLinli
  server: EmbeddedPostgres
  program: Program & { address: string }
  world: WindowWorld
  buyers: Buyer[]
  close(): Promise<void>
}

/** @param settings of the program, where they differ from its own */
export async function openOverloadPlace(
  settings: Record<string, string> = {},
): Promise<OverloadPlace> {
  const home = mkdtempSync(join(tmpdir(), 'linli-overload-'))
  chmodSync(home, 0o711)
  const server = await startEmbeddedPostgres({
    home,
    binaries: process.env.LINLI_TEST_PG === '15' ? '15' : '18',
  })
  await migrate(server.url, { kind: 'test' })
  const linli = await startTestLinliOn({ url: server.url, drop: async () => {} })
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100_000_000 }] })
  const buyers = await makeBuyers(linli, world, { count: 50, walletMinor: 1_000_000_000 })
  const program = await startProgram({
    DATABASE_URL: server.url,
    LINLI_HOME: join(home, 'program'),
    ...settings,
  })
  return {
    linli,
    server,
    program,
    world,
    buyers,
    close: async () => {
      await program.kill()
      await linli.close()
      await server.stop()
      rmSync(server.folder, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPeople, createSessions, giveGrant } from '#identity'
import { homeMode } from '#platform/config'
import { createDatabase, type Db, transact } from '#platform/db'
import type { EmbeddedPostgres } from '#platform/embedded'
import { asStarted } from '../as-started.ts'
import { Api } from '../calls/api.ts'
import { startDatabase } from '../database.ts'
import { type Program, startProgram } from '../program.ts'
import { type Buyer, setUpBuyers } from './set-up-buyers.ts'
import { setUpPlaces } from './set-up-places.ts'
import { openMarketWindow, setUpShelf } from './set-up-shelf.ts'

/** What a bench orders from: one region, its communities, a window for all of them. */
export interface Market {
  regionId: string
  communityIds: string[]
  /** A thousand SKUs on sale in the window, each by its offer. */
  windowId: string
  offerIds: string[]
  listingIds: string[]
  productIds: string[]
  buyers: Buyer[]
  /** Headquarters, signed in. */
  admin: string
  /** The leader of the first community. */
  leader: string
}

export interface OpenMarket {
  market: Market
  program: Program
  database: EmbeddedPostgres
  db: Db
  api: Api
  /** Starts the program anew, with other settings or a profile. */
  restart(options?: ProgramChoice): Promise<Program>
  close(): Promise<void>
}

export interface ProgramChoice {
  settings?: Record<string, string>
  profileFolder?: string
}

const SECRET = 'a secret of benches only, 32 long'
const SESSION_HOURS = 48
const POOL = 4

/** How many of each a market is made with. */
export interface MarketSize {
  communities: number
  buyers: number
}

const SIZE: MarketSize = { communities: 100, buyers: 2000 }

/**
 * A market in a folder: made at the first call, found again at the next. Everything headquarters
 * does is done over the public API; people and their wallets come in bulk through the modules' faces.
 */
export async function openMarket(
  home: string,
  { size = SIZE, choice = {} }: { size?: MarketSize; choice?: ProgramChoice } = {},
): Promise<OpenMarket> {
  mkdirSync(home, { recursive: true, mode: homeMode() })
  const file = marketFile(home)
  const isKept = existsSync(file)
  const database = await startDatabase(home, { isFresh: !isKept, kind: 'production' })
  const { db, close } = createDatabase(database.url, POOL)
  const start = ({ settings, profileFolder }: ProgramChoice) =>
    startProgram({
      ...{ home, databaseUrl: database.url, secret: SECRET, logFile: join(home, 'server.log') },
      nodeFlags: asStarted().nodeFlags,
      ...(settings === undefined ? {} : { settings }),
      profileFolder,
    })
  let program = await start(choice)
  let api = new Api(program.address, POOL, program.died)
  const closeAll = async () => {
    api.close()
    await program.stop()
    await close()
    await database.stop()
  }
  try {
    const market = isKept
      ? (JSON.parse(readFileSync(file, 'utf8')) as Market)
      : await makeMarket(db, api, size)
    writeFileSync(file, JSON.stringify(market))
    return {
      ...{ market, database, db, close: closeAll },
      get program() {
        return program
      },
      get api() {
        return api
      },
      restart: async (options = {}) => {
        api.close()
        await program.stop()
        program = await start(options)
        api = new Api(program.address, POOL, program.died)
        return program
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** Has the next call make the market anew: one that storing orders left half done is of no use. */
export function forgetMarket(home: string): void {
  rmSync(marketFile(home), { force: true })
}

const marketFile = (home: string): string => join(home, 'market.json')

async function makeMarket(db: Db, api: Api, size: MarketSize): Promise<Market> {
  const admin = await firstAdmin(db)
  const places = await setUpPlaces(db, api, admin, size.communities)
  const shelf = await setUpShelf(db, api, admin, places.regionId)
  const offers = await openMarketWindow(db, api, admin, { ...places, ...shelf })
  const buyers = await setUpBuyers(db, api, admin, { ...places, count: size.buyers })
  const { regionId, communityIds, leader } = places
  return { regionId, communityIds, leader, admin, buyers, ...shelf, ...offers }
}

async function firstAdmin(db: Db): Promise<string> {
  const [person] = await transact(db, async (tx) => {
    const people = await createPeople(tx, [{ name: 'Bench', locale: 'en' }])
    await giveGrant(tx, { personId: people[0]!.id, role: 'admin', givenBy: null, at: new Date() })
    return people
  })
  const [session] = await createSessions(db, [person!.id], SESSION_HOURS)
  return session!.token
}

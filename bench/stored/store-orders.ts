import pg from 'pg'
import { checkLedger, ledgerTasks } from '#ledger'
import { createDatabase } from '#platform/db'
import type { OpenMarket } from '../market/market.ts'
import { setUpBuyers } from '../market/set-up-buyers.ts'
import { dropIndexes } from './drop-indexes.ts'
import { makePast, type Quoted } from './past.ts'
import { planTable, planText, type Spread } from './plan.ts'
import { quiet } from './quiet.ts'
import { COPIED, recordTemplates, rowTexts } from './rows.ts'
import { settle } from './settle.ts'

const MOST_TEMPLATES = 2000
/** What a household orders in the half year. */
const ORDERS_EACH = 40
const BUYERS_AT_ONCE = 10_000
const CONNECTIONS = 2
const BATCH = 20_000
const WRITTEN = [...COPIED, 'short_numbers']
const HOUR_MS = 3_600_000

/**
 * Puts so many orders of the past half year beside those that the market has, all fetched and closed:
 * copies of what placed orders really wrote, by set-based SQL. The program is stopped meanwhile and
 * started anew. The load alone goes without waiting for the disk and without the indexes that are
 * not primary keys: they are made anew when the rows are there.
 * @returns MiB of the database afterwards
 */
export async function storeOrders(open: OpenMarket, orders: number): Promise<number> {
  const { regionId, windowId, communityIds } = open.market
  const communities = communityIds.length
  const residents = Math.max(1, Math.round(orders / ORDERS_EACH / communities)) * communities
  await addBuyers(open, residents)
  await quiet(open.db)
  await open.program.stop()
  const client = await connect(open.database.url)
  try {
    const quoted: Quoted = {
      region: client.escapeLiteral(regionId),
      window: client.escapeLiteral(windowId),
    }
    const templates = await recordPast(client, quoted)
    const spread = { orders, residents, communities, templates }
    const remakeIndexes = await dropIndexes(client, WRITTEN)
    await writeOrders(open.database.url, quoted.region, spread)
    await remakeIndexes()
    await settle(client, quoted.region)
    await rollUp(open.database.url)
    await client.query('drop schema stored cascade')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    await open.restart()
    const size = 'select pg_database_size(current_database()) / 1024 / 1024 as mebibytes'
    return Number((await client.query<{ mebibytes: string }>(size)).rows[0]!.mebibytes)
  } finally {
    await client.end()
  }
}

async function recordPast(client: pg.Client, quoted: Quoted): Promise<number> {
  await makePast(client, quoted)
  const templates = await recordTemplates(client, { ...quoted, most: MOST_TEMPLATES })
  if (templates === 0) throw new Error('no order was placed that could be copied')
  return templates
}

/** Further residents with a wallet until there are so many; a buyer's name finds none of them. */
async function addBuyers({ db, api, market }: OpenMarket, wanted: number): Promise<void> {
  for (let there = market.buyers.length; there < wanted; there += BUYERS_AT_ONCE) {
    const count = Math.min(BUYERS_AT_ONCE, wanted - there)
    await setUpBuyers(db, api, market.admin, { ...market, count, called: '住户' })
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'")
  return client
}

/** Writes all orders in batches, each connection one after the other. */
async function writeOrders(url: string, region: string, spread: Spread): Promise<void> {
  let from = 0
  const write = async () => {
    const client = await connect(url)
    try {
      await planTable(client)
      const texts = await rowTexts(client, region)
      while (from < spread.orders) {
        const first = from
        from += BATCH
        await client.query('begin')
        await client.query(planText(spread), [first, Math.min(first + BATCH, spread.orders)])
        for (const text of texts) await client.query(text)
        await client.query('commit')
      }
    } finally {
      await client.end()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, write))
}

/** As the nightly task does, with time enough for all days at once. */
async function rollUp(url: string): Promise<void> {
  const { db, close } = createDatabase(url, 1, undefined, HOUR_MS)
  try {
    for (const { work } of ledgerTasks) await work({}, db)
    const { faults } = await checkLedger(db)
    if (faults.length > 0) throw new Error(`the ledger is wrong: ${JSON.stringify(faults[0])}`)
  } finally {
    await close()
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Client } from './client.ts'
import { FLASH, GOODS, type Goods, SEARCHED } from './goods.ts'
import { installMedusa } from './install-medusa.ts'
import { startPeer } from './peer-program.ts'
import type { PeerPlace } from './place.ts'
import { MEDUSA_MAIL, MEDUSA_PASSWORD, type MedusaStore, seedMedusa } from './seed-medusa.ts'
import { type OpenShop, PAGE, type Shop } from './shop.ts'
import { plainEnvironment, succeed } from './tool-folder.ts'

const ORDERS = join(import.meta.dirname, 'medusa-orders.ts')
const CLI = join('node_modules', '@medusajs', 'cli', 'cli.js')
const COMMAND_TIMEOUT_MS = 300_000

/** Installs Medusa where it is missing and fills its database. */
export async function openMedusa(place: PeerPlace, goods: readonly Goods[]): Promise<Shop> {
  const installed = installMedusa()
  const { folder } = installed
  const { database } = place
  runMedusa(folder, place, 'db:migrate')
  runMedusa(folder, place, 'user', '--email', MEDUSA_MAIL, '--password', MEDUSA_PASSWORD)
  const seeding = await startMedusa(folder, place)
  const store = await seedMedusa(seeding.client, goods).finally(() => seeding.stop())
  const ids = await database.pairs('select sku, id from product_variant')
  const buying = (codes: string[]) => ({
    file: ORDERS,
    given: { ...store, variantIds: codes.map((code) => ids.get(code)!) },
  })
  return {
    name: 'medusa',
    installed,
    did: DID,
    start: async () => ({
      ...(await startMedusa(folder, place)),
      orders: buying(GOODS.map(({ code }) => code)),
      flash: buying([FLASH.code]),
      reads: readsIn(store),
    }),
    countOrders: () => database.count('select count(*) from "order" where not is_draft_order'),
    countFlashSold: () => {
      const variant = ids.get(FLASH.code)
      return database.count(
        `select coalesce(sum(i.quantity), 0) from order_item i
         join order_line_item l on l.id = i.item_id where l.variant_id = '${variant}'`,
      )
    },
  }
}

const DID: Shop['did'] = {
  order:
    'guest, 6 REST calls: create the cart (with all lines, mail and address), shipping options, ' +
    'add shipping method, payment collection, payment session (system provider), complete cart',
  list: 'store products with calculated price and inventory quantity',
  search: 'the same list with q; `index` is its search module on PostgreSQL (without price, stock)',
  runs: 'one process; caches, events and workflows in memory (no Redis needed by one)',
}

const environmentOf = (place: PeerPlace): NodeJS.ProcessEnv => ({
  ...plainEnvironment(),
  NODE_ENV: 'production',
  MEDUSA_DISABLE_TELEMETRY: 'true',
  LOG_LEVEL: 'warn',
  DATABASE_URL: place.database.url,
})

function runMedusa(folder: string, place: PeerPlace, ...args: string[]): void {
  const result = spawnSync(place.node, [CLI, ...args], {
    cwd: folder,
    env: environmentOf(place),
    timeout: COMMAND_TIMEOUT_MS,
    encoding: 'utf8',
  })
  succeed(result, `medusa ${args[0]} failed`)
}

async function startMedusa(folder: string, place: PeerPlace) {
  const client = new Client(place.port)
  const launch = {
    command: place.node,
    args: [CLI, 'start', '--host', '127.0.0.1', '--port', String(place.port)],
    folder,
    env: environmentOf(place),
    logFile: join(place.logs, 'medusa.log'),
  }
  const program = await startPeer([launch], async () => {
    const { status } = await client.send('GET', '/health', {})
    return status === 200
  })
  const stop = async () => {
    await program.stop()
    client.close()
  }
  return { ...program, address: client.address, client, stop }
}

/** A page of its goods by each of its ways to them. */
function readsIn({ publishableKey, regionId }: MedusaStore): OpenShop['reads'] {
  const headers = { 'x-publishable-api-key': publishableKey }
  const fields =
    'id,title,handle,*variants.calculated_price,+variants.inventory_quantity,variants.sku'
  const products = new URLSearchParams({ region_id: regionId, limit: String(PAGE), fields })
  const read = (query: URLSearchParams) => ({
    asked: { method: 'GET' as const, path: `/store/products?${query}`, headers },
    mark: '"handle":',
  })
  const searched = {
    entity: 'product',
    filters: { q: SEARCHED },
    pagination: { take: PAGE },
  }
  return {
    list: read(products),
    search: read(new URLSearchParams([...products, ['q', SEARCHED]])),
    index: {
      asked: { method: 'POST', path: '/store/search', headers, body: JSON.stringify(searched) },
      mark: '"handle":',
    },
  }
}

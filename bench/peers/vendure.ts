import { join } from 'node:path'
import { Client } from './client.ts'
import type { PeerDatabase } from './database.ts'
import type { Goods } from './goods.ts'
import { installVendure } from './install-vendure.ts'
import { startProgram } from './program.ts'
import { seedVendure } from './seed-vendure.ts'
import type { Shop } from './shop.ts'
import { plainEnvironment } from './tool-folder.ts'
import { buyAtVendure, graphql, readsOfVendure } from './vendure-shop.ts'

export interface Place {
  port: number
  node: string
  logs: string
  database: PeerDatabase
}

/** Installs Vendure where it is missing and fills its database. */
export async function openVendure(place: Place, goods: readonly Goods[]): Promise<Shop> {
  const installed = installVendure()
  const start = (makeTables: boolean) => startVendure(installed.folder, place, makeTables)
  const { database } = place
  // Once without a worker: the tables have to be there before it looks into them.
  await (await start(true)).stop()
  const seeding = await start(false)
  try {
    await seedVendure(seeding.client, goods)
  } finally {
    await seeding.stop()
  }
  const ids = await database.pairs('select sku, id from product_variant where "deletedAt" is null')
  return {
    name: 'vendure',
    installed,
    node: place.node,
    did: {
      order:
        'guest checkout, 7 GraphQL calls: addItemsToOrder (all lines at once), setCustomerForOrder, ' +
        'setOrderShippingAddress, eligibleShippingMethods, setOrderShippingMethod, ' +
        'transitionOrderToState, addPaymentToOrder (its dummy handler, settled at once)',
      list: 'products query with name, slug, price and stock level; "listing" is the same page from its search index',
      search: 'search query of DefaultSearchPlugin',
      other: 'server and worker process, index updates buffered',
    },
    start: async () => {
      const started = await start(false)
      return { ...started, buy: buyAtVendure(started.client, ids), reads: readsOfVendure(started.client) }
    },
    countOrders: () =>
      database.count(`select count(*) from "order" where state = 'PaymentSettled'`),
    countSold: (code) =>
      database.count(
        `select coalesce(sum(l.quantity), 0) from order_line l
           join "order" o on o.id = l."orderId" join product_variant v on v.id = l."productVariantId"
         where o.state = 'PaymentSettled' and v.sku = '${code}'`,
      ),
  }
}

async function startVendure(folder: string, place: Place, makeTables: boolean) {
  const client = new Client(place.port)
  const env = {
    ...plainEnvironment(),
    NODE_ENV: 'production',
    VENDURE_DISABLE_TELEMETRY: 'true',
    DATABASE_URL: place.database.url,
    PORT: String(place.port),
    MAKE_TABLES: makeTables ? 'yes' : 'no',
  }
  const launch = (file: string) => ({
    command: place.node,
    args: [file],
    folder,
    env,
    logFile: join(place.logs, `vendure-${file}.log`),
  })
  const answers = async () => {
    await graphql(client, '/shop-api', undefined, 'query { activeChannel { id } }')
    return true
  }
  const files = makeTables ? ['server.js'] : ['server.js', 'worker.js']
  const program = await startProgram(files.map(launch), answers)
  const stop = async () => {
    await program.stop()
    client.close()
  }
  return { ...program, client, stop }
}

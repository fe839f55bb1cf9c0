import { join } from 'node:path'
import { inParallel } from '../calls/in-parallel.ts'
import { Client } from './client.ts'
import { FLASH, GOODS, type Goods, SEARCHED } from './goods.ts'
import { installVendure } from './install-vendure.ts'
import { startPeer } from './peer-program.ts'
import type { PeerPlace } from './place.ts'
import { seedVendure } from './seed-vendure.ts'
import { MOST_BUYERS, type OpenShop, PAGE, type Shop } from './shop.ts'
import { plainEnvironment } from './tool-folder.ts'
import { graphql } from './vendure-graphql.ts'

const ORDERS = join(import.meta.dirname, 'vendure-orders.ts')

/** Installs Vendure where it is missing and fills its database. */
export async function openVendure(place: PeerPlace, goods: readonly Goods[]): Promise<Shop> {
  const installed = installVendure()
  const { database } = place
  // Once without its worker: the tables have to be there before that looks into them.
  await (await startVendure(installed.folder, place, true)).stop()
  const seeding = await startVendure(installed.folder, place, false)
  try {
    await seedVendure(seeding.client, goods)
  } finally {
    await seeding.stop()
  }
  const ids = await database.pairs('select sku, id from product_variant')
  const [channel] = (await database.pairs('select token, id from channel')).keys()
  const headers = { 'vendure-token': channel! }
  return {
    name: 'vendure',
    installed,
    did: DID,
    start: async () => {
      const program = await startVendure(installed.folder, place, false)
      const tokens: string[] = []
      await inParallel(8, Array.from({ length: MOST_BUYERS }), async () => {
        const looked = await graphql(program.client, '/shop-api', undefined, LOOK)
        tokens.push(looked.token!)
      })
      const buying = (codes: string[]) => ({
        file: ORDERS,
        given: { tokens, variantIds: codes.map((code) => ids.get(code)!) },
      })
      return {
        ...program,
        orders: buying(GOODS.map(({ code }) => code)),
        flash: buying([FLASH.code]),
        reads: readsWith(headers),
      }
    },
    countOrders: () =>
      database.count(`select count(*) from "order" where state = 'PaymentSettled'`),
    countFlashSold: () => {
      const variant = ids.get(FLASH.code)
      return database.count(
        `select coalesce(sum(l.quantity), 0) from order_line l join "order" o on o.id = l."orderId"
         where o.state = 'PaymentSettled' and l."productVariantId" = ${variant}`,
      )
    },
  }
}

const LOOK = 'query { activeOrder { id } }'

const DID: Shop['did'] = {
  order:
    'guest with a kept session, 7 GraphQL calls: addItemsToOrder (all lines in one), ' +
    'setCustomerForOrder, setOrderShippingAddress, eligibleShippingMethods, ' +
    'setOrderShippingMethod, transitionOrderToState, addPaymentToOrder (dummy, settled at once)',
  list: 'its search index, grouped by product; `products` is the products query with stock level',
  search: 'search query of DefaultSearchPlugin (PostgreSQL full text)',
  runs: 'server and worker process; index updates buffered, caches in memory',
}

async function startVendure(folder: string, place: PeerPlace, makeTables: boolean) {
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
  const program = await startPeer(files.map(launch), answers)
  const stop = async () => {
    await program.stop()
    client.close()
  }
  return { ...program, address: client.address, client, stop }
}

const PRODUCTS = `query ($take: Int!) {
  products(options: { take: $take }) {
    totalItems
    items { id name slug variants { id sku priceWithTax currencyCode stockLevel } }
  }
}`
const INDEX = `query ($input: SearchInput!) {
  search(input: $input) {
    totalItems
    items {
      productId productName slug sku inStock currencyCode
      priceWithTax { ... on SinglePrice { value } ... on PriceRange { min max } }
    }
  }
}`

/** A page of its goods by each of its ways to them. */
function readsWith(headers: Record<string, string>): OpenShop['reads'] {
  const read = (query: string, variables: object) => ({
    asked: {
      method: 'POST' as const,
      path: '/shop-api',
      headers,
      body: JSON.stringify({ query, variables }),
    },
    mark: '"slug":',
  })
  const page = { take: PAGE, groupByProduct: true }
  return {
    list: read(INDEX, { input: page }),
    products: read(PRODUCTS, { take: PAGE }),
    search: read(INDEX, { input: { ...page, term: SEARCHED } }),
  }
}

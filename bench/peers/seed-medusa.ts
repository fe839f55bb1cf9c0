import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import { FOUND, type Goods, SEARCHED } from './goods.ts'

type Id = { id: string }
type Post = <Answer>(path: string, body: unknown) => Promise<Answer>

export const MEDUSA_MAIL = 'bench@example.com'
export const MEDUSA_PASSWORD = 'bench-of-linli'
const GOODS_A_CALL = 100
const WAIT_MS = 200
const MOST_WAITS = 900

/** What the storefront has to know to sell. */
export interface MedusaStore {
  publishableKey: string
  regionId: string
  salesChannelId: string
}

/** A region, a warehouse, a delivery, a key for the storefront and the goods, by its admin API. */
export async function seedMedusa(client: Client, goods: readonly Goods[]): Promise<MedusaStore> {
  const who = { email: MEDUSA_MAIL, password: MEDUSA_PASSWORD }
  const { token } = await client.ask<{ token: string }>('POST', '/auth/user/emailpass', {}, who)
  const headers = { authorization: `Bearer ${token}` }
  const post: Post = (path, body) => client.ask('POST', `/admin${path}`, headers, body)

  const { sales_channel: channel } = await post<{ sales_channel: Id }>('/sales-channels', {
    name: '邻里',
  })
  const { region } = await post<{ region: Id }>('/regions', {
    name: '中国',
    currency_code: 'cny',
    countries: ['cn'],
    is_tax_inclusive: true,
    payment_providers: ['pp_system_default'],
  })
  await post('/tax-regions', {
    country_code: 'cn',
    provider_id: 'tp_system',
    default_tax_rate: { name: '增值税', code: 'vat', rate: 9 },
  })
  const { api_key: key } = await post<{ api_key: Id & { token: string } }>('/api-keys', {
    title: 'storefront',
    type: 'publishable',
  })
  await post(`/api-keys/${key.id}/sales-channels`, { add: [channel.id] })
  const warehouse = await openWarehouse(post, channel.id)
  await stock(post, goods, { ...warehouse, channelId: channel.id })
  await untilIndexed(client, key.token)
  return { publishableKey: key.token, regionId: region.id, salesChannelId: channel.id }
}

// Its index follows its events, and would have to be made anew were it stopped before.
async function untilIndexed(client: Client, publishableKey: string): Promise<void> {
  const headers = { 'x-publishable-api-key': publishableKey }
  const query = { entity: 'product', filters: { q: SEARCHED }, pagination: { take: 1 } }
  for (let wait = 0; wait < MOST_WAITS; wait += 1) {
    const { results } = await client.ask<{ results: { metadata: { count: number } }[] }>(
      ...(['POST', '/store/search', headers, query] as const),
    )
    if (results[0]!.metadata.count >= FOUND) return
    await sleep(WAIT_MS)
  }
  throw new Error('Medusa: the search index was not made in time')
}

interface Warehouse {
  locationId: string
  profileId: string
}

async function openWarehouse(post: Post, channelId: string): Promise<Warehouse> {
  const { stock_location: location } = await post<{ stock_location: Id }>('/stock-locations', {
    name: '中心仓',
    address: { address_1: '仓库路 1 号', city: '成都', country_code: 'cn' },
  })
  const path = `/stock-locations/${location.id}`
  await post(`${path}/sales-channels`, { add: [channelId] })
  await post(`${path}/fulfillment-providers`, { add: ['manual_manual'] })
  const { stock_location: withSets } = await post<{
    stock_location: { fulfillment_sets: Id[] }
  }>(`${path}/fulfillment-sets?fields=*fulfillment_sets`, { name: '自提', type: 'pickup' })
  const set = withSets.fulfillment_sets[0]!
  const { fulfillment_set: withZones } = await post<{
    fulfillment_set: { service_zones: Id[] }
  }>(`/fulfillment-sets/${set.id}/service-zones?fields=*service_zones`, {
    name: '中国',
    geo_zones: [{ type: 'country', country_code: 'cn' }],
  })
  const { shipping_profile: profile } = await post<{ shipping_profile: Id }>('/shipping-profiles', {
    name: '食品',
    type: 'default-food',
  })
  await post('/shipping-options', {
    name: '自提',
    service_zone_id: withZones.service_zones[0]!.id,
    shipping_profile_id: profile.id,
    provider_id: 'manual_manual',
    price_type: 'flat',
    type: { label: '自提', description: '自提', code: 'pickup' },
    prices: [{ currency_code: 'cny', amount: 0 }],
    rules: [
      { attribute: 'enabled_in_store', operator: 'eq', value: 'true' },
      { attribute: 'is_return', operator: 'eq', value: 'false' },
    ],
  })
  return { locationId: location.id, profileId: profile.id }
}

type MadeProduct = { variants: { sku: string; inventory_items: { inventory_item_id: string }[] }[] }

async function stock(
  post: Post,
  goods: readonly Goods[],
  { locationId, profileId, channelId }: Warehouse & { channelId: string },
): Promise<void> {
  const stockOf = new Map(goods.map(({ code, stock }) => [code, stock]))
  const path = '/products/batch?fields=id,variants.sku,variants.inventory_items.inventory_item_id'
  for (let at = 0; at < goods.length; at += GOODS_A_CALL) {
    const create = goods
      .slice(at, at + GOODS_A_CALL)
      .map((one) => ({ ...productOf(one), ...placed(profileId, channelId) }))
    const { created } = await post<{ created: MadeProduct[] }>(path, { create })
    const levels = created.flatMap(({ variants }) =>
      variants.map(({ sku, inventory_items }) => ({
        inventory_item_id: inventory_items[0]!.inventory_item_id,
        location_id: locationId,
        stocked_quantity: stockOf.get(sku)!,
      })),
    )
    await post('/inventory-items/location-levels/batch', { create: levels })
  }
}

const placed = (profileId: string, channelId: string) => ({
  shipping_profile_id: profileId,
  sales_channels: [{ id: channelId }],
})

const productOf = ({ code, name, priceMinor }: Goods) => ({
  title: name,
  handle: code.toLowerCase(),
  description: name,
  status: 'published',
  options: [{ title: '规格', values: ['默认'] }],
  variants: [
    {
      title: '默认',
      sku: code,
      options: { 规格: '默认' },
      manage_inventory: true,
      allow_backorder: false,
      prices: [{ currency_code: 'cny', amount: priceMinor / 100 }],
    },
  ],
})

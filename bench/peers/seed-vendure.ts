import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import type { Goods } from './goods.ts'
import { VENDURE_PASSWORD } from './install-vendure.ts'
import { graphql } from './vendure-graphql.ts'

const WAIT_MS = 200
const MOST_WAITS = 900

type Id = { id: string }

/** A country, a zone, one tax rate, one delivery, one way to pay, and the goods, by its admin API. */
export async function seedVendure(client: Client, goods: readonly Goods[]): Promise<void> {
  const token = await signIn(client)
  const ask = async <Data>(query: string, variables: object): Promise<Data> =>
    (await graphql<Data>(client, '/admin-api', token, query, variables)).data
  await openForBusiness(ask)
  await importGoods(client.address, token, goods)
  await indexAnew(ask)
}

type Ask = <Data>(query: string, variables: object) => Promise<Data>

async function signIn(client: Client): Promise<string> {
  const query = `mutation ($password: String!) {
    login(username: "superadmin", password: $password) { __typename }
  }`
  const variables = { password: VENDURE_PASSWORD }
  return (await graphql(client, '/admin-api', undefined, query, variables)).token!
}

const NAMED = (name: string) => [{ languageCode: 'en', name, description: '' }]
const ARGUMENTS = (all: Record<string, string>) =>
  Object.entries(all).map(([name, value]) => ({ name, value }))

async function openForBusiness(ask: Ask): Promise<void> {
  const country = await ask<{ made: Id }>(
    'mutation ($input: CreateCountryInput!) { made: createCountry(input: $input) { id } }',
    { input: { code: 'CN', enabled: true, translations: [{ languageCode: 'en', name: '中国' }] } },
  )
  const zone = await ask<{ made: Id }>(
    'mutation ($input: CreateZoneInput!) { made: createZone(input: $input) { id } }',
    { input: { name: '中国', memberIds: [country.made.id] } },
  )
  const category = await ask<{ made: Id }>(
    'mutation ($input: CreateTaxCategoryInput!) { made: createTaxCategory(input: $input) { id } }',
    { input: { name: 'food', isDefault: true } },
  )
  const [categoryId, zoneId] = [category.made.id, zone.made.id]
  await ask('mutation ($input: CreateTaxRateInput!) { createTaxRate(input: $input) { id } }', {
    input: { name: '9%', enabled: true, value: 9, categoryId, zoneId },
  })
  await ask(
    'mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }',
    {
      input: {
        id: '1',
        defaultCurrencyCode: 'CNY',
        availableCurrencyCodes: ['CNY'],
        pricesIncludeTax: true,
        trackInventory: true,
        defaultTaxZoneId: zoneId,
        defaultShippingZoneId: zoneId,
      },
    },
  )
  await ask(
    'mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { id } }',
    {
      input: {
        code: 'pickup',
        fulfillmentHandler: 'manual-fulfillment',
        checker: {
          code: 'default-shipping-eligibility-checker',
          arguments: ARGUMENTS({ orderMinimum: '0' }),
        },
        calculator: {
          code: 'default-shipping-calculator',
          arguments: ARGUMENTS({ rate: '0', includesTax: 'include', taxRate: '0' }),
        },
        translations: NAMED('自提'),
      },
    },
  )
  await ask(
    'mutation ($input: CreatePaymentMethodInput!) { createPaymentMethod(input: $input) { id } }',
    {
      input: {
        code: 'dummy',
        enabled: true,
        handler: {
          code: 'dummy-payment-handler',
          arguments: ARGUMENTS({ automaticSettle: 'true' }),
        },
        translations: NAMED('试付'),
      },
    },
  )
}

const COLUMNS = [
  ...['name', 'slug', 'description', 'assets', 'facets', 'optionGroups', 'optionValues', 'sku'],
  ...['price', 'taxCategory', 'stockOnHand', 'trackInventory', 'variantAssets', 'variantFacets'],
]

/** By its import of products: a table sent as a file, as the GraphQL multipart request has it. */
async function importGoods(address: string, token: string, goods: readonly Goods[]) {
  const rows = goods.map(({ code, name, priceMinor, stock }) =>
    [
      ...[name, code.toLowerCase(), name, '', '', '', '', code],
      ...[(priceMinor / 100).toFixed(2), 'food', stock, 'true', '', ''],
    ].join(','),
  )
  const query = `mutation ($csvFile: Upload!) {
    importProducts(csvFile: $csvFile) { imported errors }
  }`
  const form = new FormData()
  form.append('operations', JSON.stringify({ query, variables: { csvFile: null } }))
  form.append('map', JSON.stringify({ 0: ['variables.csvFile'] }))
  form.append('0', new Blob([[COLUMNS.join(','), ...rows].join('\n')]), 'goods.csv')
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${address}/admin-api`, { method: 'POST', headers, body: form })
  const said = await reply.text()
  if (!said.includes(`"imported":${goods.length}`)) throw new Error(`Vendure's import: ${said}`)
}

async function indexAnew(ask: Ask): Promise<void> {
  const { job } = await ask<{ job: Id }>('mutation { job: reindex { id } }', {})
  const query = 'query ($id: ID!) { job(jobId: $id) { isSettled state } }'
  for (let wait = 0; wait < MOST_WAITS; wait += 1) {
    const seen = await ask<{ job: { isSettled: boolean; state: string } }>(query, { id: job.id })
    if (seen.job.isSettled) return
    await sleep(WAIT_MS)
  }
  throw new Error('Vendure: the search index was not made in time')
}

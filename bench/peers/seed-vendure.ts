import { setTimeout as sleep } from 'node:timers/promises'
import { inParallel } from '../calls/in-parallel.ts'
import type { Client } from './client.ts'
import type { Goods } from './goods.ts'
import { VENDURE_PASSWORD } from './install-vendure.ts'
import { graphql } from './vendure-shop.ts'

const WAIT_MS = 200
const MOST_WAITS = 900

type Id = { id: string }

/** A country, a zone, one tax rate, one delivery, one way to pay, and the goods, by its admin API. */
export async function seedVendure(client: Client, goods: readonly Goods[]): Promise<void> {
  const token = await signIn(client)
  const ask = async <Data>(query: string, variables: object): Promise<Data> =>
    (await graphql<Data>(client, '/admin-api', token, query, variables)).data
  await openForBusiness(ask)
  await inParallel(4, goods, async (one) => {
    const { made } = await ask<{ made: Id }>(MAKE_PRODUCT, { input: productOf(one) })
    await ask(MAKE_VARIANTS, { input: [variantOf(one, made.id)] })
  })
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
    { input: { name: '食品', isDefault: true } },
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

const MAKE_PRODUCT =
  'mutation ($input: CreateProductInput!) { made: createProduct(input: $input) { id } }'
const MAKE_VARIANTS = `mutation ($input: [CreateProductVariantInput!]!) {
  createProductVariants(input: $input) { id }
}`

const productOf = ({ code, name }: Goods) => ({
  enabled: true,
  translations: [{ languageCode: 'en', name, slug: code.toLowerCase(), description: name }],
})

const variantOf = ({ code, name, priceMinor, stock }: Goods, productId: string) => ({
  productId,
  sku: code,
  price: priceMinor,
  stockOnHand: stock,
  trackInventory: 'TRUE',
  translations: [{ languageCode: 'en', name }],
})

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

import type { Client } from './client.ts'
import { SEARCHED } from './goods.ts'
import { type OpenShop, PAGE } from './shop.ts'

interface Reply<Data> {
  data: Data
  token: string | undefined
}

/**
 * Sends one GraphQL operation, as whoever holds the token.
 * @throws Error with the errors answered
 */
export async function graphql<Data>(
  client: Client,
  path: '/shop-api' | '/admin-api',
  token: string | undefined,
  query: string,
  variables: object = {},
): Promise<Reply<Data>> {
  const who: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  const { status, body, headers } = await client.send<{ data: Data; errors?: unknown[] }>(
    'POST',
    path,
    who,
    { query, variables },
  )
  if (status !== 200 || body.errors !== undefined) {
    throw new Error(`Vendure: ${status} ${JSON.stringify(body).slice(0, 800)} to ${query}`)
  }
  const given = headers['vendure-auth-token']
  return { data: body.data, token: typeof given === 'string' ? given : token }
}

const PROBLEM = '... on ErrorResult { errorCode message }'

const ADD = `mutation ($inputs: [AddItemInput!]!) {
  step: addItemsToOrder(inputs: $inputs) {
    order { code totalWithTax }
    errorResults { errorCode message }
  }
}`
const CUSTOMER = `mutation ($input: CreateCustomerInput!) {
  step: setCustomerForOrder(input: $input) { ... on Order { code } ${PROBLEM} }
}`
const ADDRESS = `mutation ($input: CreateAddressInput!) {
  step: setOrderShippingAddress(input: $input) { ... on Order { code } ${PROBLEM} }
}`
const SHIPPINGS = 'query { eligibleShippingMethods { id price } }'
const SHIPPING = `mutation ($id: [ID!]!) {
  step: setOrderShippingMethod(shippingMethodId: $id) { ... on Order { code } ${PROBLEM} }
}`
const ARRANGE = `mutation {
  step: transitionOrderToState(state: "ArrangingPayment") {
    ... on Order { code state }
    ... on OrderStateTransitionError { errorCode message transitionError }
  }
}`
const PAY = `mutation {
  step: addPaymentToOrder(input: { method: "dummy", metadata: {} }) {
    ... on Order { code state }
    ${PROBLEM}
  }
}`

interface Step {
  errorCode?: string
  message?: string
  transitionError?: string
  state?: string
  errorResults?: { errorCode: string }[]
}

/** A guest's checkout as its storefront guide has it: seven calls. */
export function buyAtVendure(client: Client, ids: ReadonlyMap<string, string>): OpenShop['buy'] {
  let buyers = 0
  return async (codes) => {
    buyers += 1
    let token: string | undefined
    const step = async (query: string, variables: object): Promise<Step> => {
      const reply = await graphql<{ step: Step }>(client, '/shop-api', token, query, variables)
      token = reply.token
      return reply.data.step
    }
    const inputs = codes.map((code) => ({ productVariantId: ids.get(code)!, quantity: 1 }))
    const added = await step(ADD, { inputs })
    if (added.errorResults!.length > 0) return soldOutOrThrow(added.errorResults![0]!)
    const mail = `buyer${process.pid}x${buyers}@example.com`
    const customer = { firstName: '买', lastName: '家', emailAddress: mail }
    passedOrThrow(await step(CUSTOMER, { input: customer }))
    passedOrThrow(await step(ADDRESS, { input: HOME }))
    const shippings = await graphql<{ eligibleShippingMethods: { id: string }[] }>(
      client,
      '/shop-api',
      token,
      SHIPPINGS,
    )
    const [shipping] = shippings.data.eligibleShippingMethods
    passedOrThrow(await step(SHIPPING, { id: [shipping!.id] }))
    const arranged = await step(ARRANGE, {})
    if (arranged.errorCode !== undefined) return soldOutOrThrow(arranged)
    const paid = await step(PAY, {})
    if (paid.errorCode !== undefined) return soldOutOrThrow(paid)
    if (paid.state !== 'PaymentSettled') throw new Error(`Vendure: ${JSON.stringify(paid)}`)
    return true
  }
}

const HOME = {
  fullName: '买家',
  streetLine1: '幸福路 1 号 3 栋 1203',
  city: '成都',
  province: '四川',
  postalCode: '610000',
  countryCode: 'CN',
}

function passedOrThrow(step: Step): void {
  if (step.errorCode !== undefined) throw new Error(`Vendure: ${JSON.stringify(step)}`)
}

function soldOutOrThrow(step: Step): false {
  const said = `${step.errorCode} ${step.message} ${step.transitionError}`
  if (/INSUFFICIENT_STOCK|insufficient stock|not enough stock|PAYMENT_ERROR/i.test(said))
    return false
  throw new Error(`Vendure: ${said}`)
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

/** Its list of products, the same from its search index, and its search for a word. */
export function readsOfVendure(client: Client): OpenShop['reads'] {
  const fromIndex = async (term?: string) => {
    const input = { take: PAGE, groupByProduct: true, ...(term === undefined ? {} : { term }) }
    const { data } = await graphql<{ search: { items: object[] } }>(
      client,
      '/shop-api',
      undefined,
      INDEX,
      { input },
    )
    return data.search.items.length
  }
  return {
    list: async () => {
      const variables = { take: PAGE }
      const { data } = await graphql<{ products: { items: object[] } }>(
        client,
        '/shop-api',
        undefined,
        PRODUCTS,
        variables,
      )
      return data.products.items.length
    },
    listing: () => fromIndex(),
    search: () => fromIndex(SEARCHED),
  }
}

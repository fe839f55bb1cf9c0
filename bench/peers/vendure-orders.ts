import type { MakeScenario, Outcome } from '../load/scenario.ts'

export interface VendureBuying {
  /** One session for each buyer, made when they first looked in. */
  tokens: string[]
  /** Of the variants; each order takes three, or the only one. */
  variantIds: string[]
}

const PROBLEM = '... on ErrorResult { errorCode message }'

const ADD = `mutation ($inputs: [AddItemInput!]!) {
  step: addItemsToOrder(inputs: $inputs) { order { code } errorResults { ${PROBLEM} } }
}`
const CUSTOMER = `mutation ($input: CreateCustomerInput!) {
  step: setCustomerForOrder(input: $input) { ... on Order { code } ${PROBLEM} }
}`
const ADDRESS = `mutation ($input: CreateAddressInput!) {
  step: setOrderShippingAddress(input: $input) { ... on Order { code } ${PROBLEM} }
}`
const SHIPPINGS = 'query { step: eligibleShippingMethods { id price } }'
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
    ... on Order { code state } ${PROBLEM}
  }
}`

interface Step {
  errorCode?: string
  message?: string
  transitionError?: string
  state?: string
  errorResults?: { errorCode: string; message: string }[]
}

/** One unit: a guest's checkout as its storefront guide has it, seven calls. */
const makeBuying: MakeScenario = ({ tokens, variantIds }: VendureBuying) => {
  return async ({ connection, index }, turn) => {
    const headers = { authorization: `Bearer ${tokens[index]}` }
    const ask = async <Answer>(query: string, variables: object = {}): Promise<Answer> => {
      const body = JSON.stringify({ query, variables })
      const reply = await connection.send({ method: 'POST', path: '/shop-api', headers, body })
      const { data, errors } = JSON.parse(reply.body) as { data: { step: Answer }; errors?: object }
      if (reply.status !== 200 || errors !== undefined) throw new Error(reply.body.slice(0, 400))
      return data.step
    }
    const pass = async (query: string, variables: object) => {
      const { errorCode, message } = await ask<Step>(query, variables)
      if (errorCode !== undefined) throw new Error(`${errorCode}: ${message}`)
    }
    const inputs = basketOf(variantIds, turn).map((id) => ({ productVariantId: id, quantity: 1 }))
    const { errorResults } = await ask<Step>(ADD, { inputs })
    if (errorResults!.length > 0) return refusedBy(errorResults![0]!)
    const emailAddress = `buyer${index}@example.com`
    await pass(CUSTOMER, { input: { firstName: '买', lastName: '家', emailAddress } })
    await pass(ADDRESS, { input: HOME })
    const [shipping] = await ask<{ id: string }[]>(SHIPPINGS)
    await pass(SHIPPING, { id: [shipping!.id] })
    const arranged = await ask<Step>(ARRANGE)
    if (arranged.errorCode !== undefined) return refusedBy(arranged)
    const paid = await ask<Step>(PAY)
    return paid.state === 'PaymentSettled' ? 'done' : refusedBy(paid)
  }
}

/** @throws Error when it is about anything but stock */
function refusedBy(step: Step): Outcome {
  const said = `${step.errorCode} ${step.message} ${step.transitionError}`
  if (/insufficient.stock|not enough stock/i.test(said)) return 'refused'
  throw new Error(said)
}

function basketOf(ids: string[], turn: number): string[] {
  if (ids.length < 3) return ids
  const first = (turn * 7) % ids.length
  return [0, 331, 662].map((step) => ids[(first + step) % ids.length]!)
}

const HOME = {
  fullName: '买家',
  streetLine1: '幸福路 1 号 3 栋 1203',
  city: '成都',
  province: '四川',
  postalCode: '610000',
  countryCode: 'CN',
}

export default makeBuying

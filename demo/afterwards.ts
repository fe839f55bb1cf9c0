import { listServed } from './evening-pickup.ts'
import { type Living, leaderOf } from './living.ts'
import { REGION } from './places.ts'

const AT = `/regions/${REGION.id}`

interface ShownOrder {
  lines: { lineNumber: number; measure: string; unitPriceMinor: number; totalMinor: number }[]
  reductions: { lineNumber: number }[]
}

/** Claims above this need a picture, and nobody takes one here. */
const SMALL_MINOR = 1800

/** Somebody who fetched goods of a day found one of them bad; answers the id of the claim. */
export async function claimOne(
  living: Living,
  day: string,
  claim: { reason: 'spoiled' | 'other'; note: string },
): Promise<string | null> {
  const { api } = living
  for (const { resident, orders } of await listServed(living, day)) {
    const path = `${AT}/orders/${orders[0]!.orderId}`
    const { lines, reductions } = await api.call<ShownOrder>(resident, 'GET', path)
    const reduced = new Set(reductions.map((one) => one.lineNumber))
    const bad = lines.find(
      (line) =>
        line.measure !== 'weighed' &&
        line.totalMinor > 0 &&
        line.unitPriceMinor <= SMALL_MINOR &&
        !reduced.has(line.lineNumber),
    )
    if (bad === undefined) continue
    const raised = `${path}/lines/${bad.lineNumber}/claims`
    return (await api.call(resident, 'POST', raised, { ...claim, quantity: 1, wish: 'refund' })).id
  }
  return null
}

/** Support grants a claim that no rule could. */
export async function grantClaim({ api }: Living, claimId: string): Promise<void> {
  await api.call('support', 'POST', `${AT}/claims/${claimId}/decision`, {
    decision: 'refund',
    bearerKind: 'operator',
    why: '情况属实，按原价退还',
  })
}

interface Holding {
  holderKind: 'leader' | 'station'
  holderId: string | null
  owedMinor: number
}

const SHORT_MINOR = 500

/** Who holds cash brings it in; the first of them is five yuan short. */
export async function bringInCash({ api }: Living, day: string): Promise<void> {
  const { items } = await api.call<{ items: Holding[] }>('finance', 'GET', `${AT}/cash-holdings`)
  const owing = items
    .filter(({ owedMinor, holderId }) => owedMinor > SHORT_MINOR && holderId !== null)
    .sort((a, b) => b.owedMinor - a.owedMinor || (a.holderId! < b.holderId! ? -1 : 1))
  for (const [nth, { holderKind, holderId, owedMinor }] of owing.entries()) {
    await api.call('finance', 'POST', `${AT}/cash-deposits`, {
      holder: { kind: holderKind, id: holderId },
      countedMinor: nth === 0 ? owedMinor - SHORT_MINOR : owedMinor,
      slip: `${day.replaceAll('-', '')}-${nth + 1}`,
    })
  }
}

/** A leader asks for what is available; answers the payout's id, null while nothing is. */
export async function askForPayout(living: Living, community: string): Promise<string | null> {
  const { api, leaders } = living
  const name = leaderOf(community)
  const path = `${AT}/leaders/${leaders.get(name)!.id}`
  const earned = `${path}/earnings`
  const { balance } = await api.call<{ balance: { availableMinor: number } }>(name, 'GET', earned)
  const amountMinor = balance.availableMinor
  if (amountMinor <= 0) return null
  await api.call(name, 'PUT', `${path}/bank-account`, {
    holderName: name,
    bankName: '中国工商银行成都高新支行',
    accountNumber: '6222 0200 0000 0000 018'.replaceAll(' ', ''),
  })
  return (await api.call(name, 'POST', `${path}/payouts`, { amountMinor })).id
}

/** The second person approves a payout, and the bank pays it. */
export async function payOut({ api }: Living, payoutId: string): Promise<void> {
  await api.call('finance2@linli.demo', 'POST', `${AT}/payouts/${payoutId}/approval`)
  const batch = await api.call('finance', 'POST', `${AT}/payout-batches`, {})
  const path = `${AT}/payout-batches/${batch.id}`
  await api.call('finance', 'POST', `${path}/sending`)
  const results = [{ payoutId, status: 'paid', reference: 'ICBC-0001' }]
  await api.call('finance', 'POST', `${path}/results`, { results })
}

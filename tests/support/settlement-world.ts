import { closeOrders, reduceOrderLines, reopenOrders } from '#ordering'
import { businessNow, setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, placeOrder, runSweep } from './ordering-world.ts'
import { type CommunityWorld, makeCommunity } from './residents-world.ts'
import { addSupplier } from './suppliers-world.ts'

/** A region with a leader's window, buyers, a supplier, and two people of finance. */
export interface SettlementWorld {
  regionId: string
  place: CommunityWorld
  window: WindowWorld
  buyer: Buyer
  supplierId: string
  supplierUser: Person
  finance: Person
  colleague: Person
  /** Calls the API below the region, with a key of its own; throws unless it is done. */
  send(who: Person, method: string, path: string, body?: object): Promise<Answer['body']>
  /** The same, whatever the answer. */
  ask(who: Person | null, method: string, path: string, body?: object): Promise<Answer>
  /** An order of so many pieces of each offer, one when absent, paid from the wallet. */
  buy(quantity?: number, method?: 'wallet' | 'cash'): Promise<string>
  close(orderIds: readonly string[], why?: 'collected' | 'delivered' | 'returned'): Promise<void>
  reopen(orderIds: readonly string[]): Promise<void>
  /** Takes an amount off a line, as a claim does. */
  reduce(orderId: string, amountMinor: number, lineNumber?: number): Promise<void>
  /** Announces that the supplier's goods were accepted. */
  receive(costMinor: number, supplierId?: string): Promise<void>
  /** Business time goes on by days. */
  wait(days: number): Promise<void>
  /** Delivers events and runs settlement's sweeps until all rests. */
  rest(): Promise<void>
}

const DAY_MS = 86_400_000
export const SETTLEMENT_SWEEPS = ['mature-commission', 'close-statements', 'propose-payouts']

export async function makeSettlementWorld(
  linli: TestLinli,
  {
    regionId = 'chengdu',
    offers = [{ priceMinor: 1000, costMinor: 600, commissionBasisPoints: 1000, cap: null }],
    terms = {},
  }: { regionId?: string; offers?: OfferWish[]; terms?: Record<string, unknown> } = {},
): Promise<SettlementWorld> {
  const { db } = linli.database
  const place = await makeCommunity(linli, { regionId })
  const closesAt = new Date(Date.now() + 90 * DAY_MS)
  const communities = [place.communityId]
  const window = await makeOpenWindow(linli, { regionId, communities, offers, closesAt })
  const [buyer] = await makeBuyers(linli, window, { walletMinor: 10_000_000 })
  const supplier = await addSupplier(linli, { regionId, ...terms })
  const supplierUser = await linli.person({ role: 'supplier', regionId, supplierId: supplier.id })
  const admin = await linli.person({ role: 'admin', regionId })
  const finance = await linli.person({ role: 'finance', regionId })
  const colleague = await linli.person({ role: 'finance', regionId })

  const ask: SettlementWorld['ask'] = (who, method, path, body) =>
    linli.call(who, method, `/regions/${regionId}${path}`, body, { key: newId() })
  const send: SettlementWorld['send'] = async (who, method, path, body) => {
    const answer = await ask(who, method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  await send(admin, 'POST', `/suppliers/${supplier.id}/users`, { personId: supplierUser.id })
  const by = { by: finance.id }
  return {
    regionId,
    place,
    window,
    buyer: buyer!,
    supplierId: supplier.id,
    supplierUser,
    finance,
    colleague,
    send,
    ask,
    buy: async (quantity = 1, method = 'wallet') => {
      const lines = window.offers.map((offer) => [offer, quantity] as const)
      return (await placeOrder(linli, window, buyer!, checkoutOf(window, lines, [{ method }]))).id
    },
    close: async (orderIds, why = 'collected') => {
      const at = await businessNow(db)
      await transact(db, (tx) => closeOrders(tx, regionId, orderIds, { why, ...by, at }))
    },
    reopen: async (orderIds) => {
      const at = await businessNow(db)
      await transact(db, (tx) => reopenOrders(tx, regionId, orderIds, { ...by, at }))
    },
    reduce: async (orderId, amountMinor, lineNumber = 1) => {
      const at = await businessNow(db)
      const wanted = { orderId, lineNumber, causeId: newId(), kind: 'claim' as const }
      await transact(db, (tx) =>
        reduceOrderLines(tx, regionId, [{ ...wanted, quantity: 0, amountMinor }], {
          reason: 'claim',
          subjectId: wanted.causeId,
          ...by,
          at,
        }),
      )
    },
    receive: async (costMinor, supplierId = supplier.id) => {
      const at = await businessNow(db)
      const receiptLineId = newId()
      const { skuId } = window.offers[0]!
      await transact(db, (tx) =>
        announce(tx, {
          regionId,
          type: 'goods.received',
          subjectKind: 'receipt',
          subjectId: newId(),
          body: { supplierId, lines: [{ receiptLineId, skuId, quantity: 10, costMinor }] },
          occurredAt: at,
        }),
      )
    },
    wait: async (days) => {
      const now = await businessNow(db)
      await setBusinessTime(db, new Date(now.getTime() + days * DAY_MS))
    },
    rest: async () => {
      await linli.settle()
      for (const name of SETTLEMENT_SWEEPS) await runSweep(linli, `settlement-${name}`)
      await linli.settle()
    },
  }
}

/** What an account of the region holds, as the books say. */
export async function accountBalance(
  linli: TestLinli,
  regionId: string,
  accountId: string,
): Promise<number> {
  const { balance_minor } = await linli.database.db
    .selectFrom('accounts')
    .select('balance_minor')
    .where('region_id', '=', regionId)
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return balance_minor
}

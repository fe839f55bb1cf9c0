import type { Db } from '#platform/db'
import type { RouteRecord } from '#platform/http'
import type { Person } from './linli.ts'
import type { WholeWorld } from './whole-world.ts'

/** The names in a route's path, in order. */
export const namesIn = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!)

/** The id that a path's name means in a world, for a caller who may have one of their own. */
export function idIn(
  world: WholeWorld,
  record: RouteRecord,
  name: string,
  who: Person | null = null,
): string {
  if (name === 'payout' && who === world.leader) return world.ownPayoutId
  if (name === 'offer' && record.path.includes('/suppliers/')) return world.supplierOfferId
  if (name === 'refund' && record.name === 'returnCash') return world.cashRefundId
  if (name === 'claim' && isOfGoods(record)) return world.ids.orderClaim!
  if (name === 'number' && record.path.includes('/lines/')) return '1'
  if (name === 'picture') {
    const purpose = /\/(licence|claim|proof|profile)-pictures/.exec(record.path)?.[1] ?? 'product'
    return world.pictureIds[purpose as keyof WholeWorld['pictureIds']]
  }
  const id = world.ids[name]
  if (id === undefined) throw new Error(`makeWholeWorld has no ${name} for ${record.path}`)
  return id
}

/** Whether a claim in a path is one on goods rather than on a neighbour's account. */
const isOfGoods = ({ path }: RouteRecord): boolean =>
  path.includes('/order-claims/') ||
  /\/claims\/:claim\/(decision|objection|arbitration|replacement-handover)$/.test(path)

export const pathWith = (record: RouteRecord, idOf: (name: string) => string): string =>
  record.path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) => idOf(name))

/** A route's path with the ids of a world, and with a caller's own where told whose. */
export const pathIn = (world: WholeWorld, record: RouteRecord, who: Person | null = null): string =>
  pathWith(record, (name) => idIn(world, record, name, who))

/** The person whose own the thing of a path is. */
export function ownerIn(world: WholeWorld, record: RouteRecord): Person {
  const last = namesIn(record.path).findLast((name) => name !== 'region')
  if (record.name === 'returnCash' || record.path.includes('/leaders/:leader')) return world.leader
  if (last === 'payout') return world.leader
  if (/\/(couriers|loads|redeliveries)\/:/.test(record.path)) return world.courier
  return last === 'claim' && !isOfGoods(record) ? world.claimant : world.resident
}

/** Each call finds the world as it was made: what a transaction writes is answered, then undone. */
export function undoEveryWrite(db: Db): void {
  class Undone extends Error {
    readonly result: unknown
    constructor(result: unknown) {
      super('undone')
      this.result = result
    }
  }
  const begin = db.transaction.bind(db)
  const transaction = () => ({
    execute: async (work: (tx: never) => Promise<unknown>) => {
      try {
        await begin().execute(async (tx) => {
          throw new Undone(await work(tx as never))
        })
      } catch (error) {
        if (error instanceof Undone) return error.result
        throw error
      }
    },
  })
  Object.defineProperty(db, 'transaction', { value: transaction })
}

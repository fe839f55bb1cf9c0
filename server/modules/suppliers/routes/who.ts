import type { Caller } from '#platform/access'
import type { Act } from '../announce-supplier.ts'

export const tag = 'suppliers'

/** Who may read and change what is of suppliers; a supplier's own users are named beside. */
export const WHO = {
  buyers: { buyer: 'region', operations: 'region' },
  readers: { buyer: 'region', operations: 'region', finance: 'region', supervisor: 'region' },
} as const

/** What was done, by whom and when, of a call to a supplier's path. */
export const actOf = (work: {
  params: { region: string; supplier: string }
  caller: Caller
  at: Date
}): Act => ({
  regionId: work.params.region,
  supplierId: work.params.supplier,
  by: work.caller.personId,
  at: work.at,
})

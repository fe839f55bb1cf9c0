import { type Caller, mayIn } from '#platform/access'
import { maskPhone } from '#platform/text'
import type { Terms } from './terms.ts'

export type SupplierKind = 'trader' | 'farm' | 'maker'

/** How a supplier is reached; it changes this itself. */
export interface Contact {
  contactName: string
  contactPhone: string | null
  address: string
}

/** What is agreed with a supplier; staff alone change it. */
export interface Profile extends Terms {
  name: string
  kind: SupplierKind
  /** Number in the tax register, as the unified social credit code. */
  taxNumber: string | null
}

export interface Supplier extends Profile, Contact {
  id: string
  code: string
  version: number
  suspendedAt: Date | null
  suspendedWhy: string | null
}

/** The supplier as the caller may see it: who does not order from it sees its phone masked. */
export function shownTo<Shown extends { id: string; contactPhone: string | null }>(
  caller: Caller,
  regionId: string,
  supplier: Shown,
): Shown {
  const roles = ['admin', 'buyer', 'operations', 'supplier'] as const
  if (supplier.contactPhone === null) return supplier
  if (mayIn(caller, roles, { regionId, supplierId: supplier.id })) return supplier
  return { ...supplier, contactPhone: maskPhone(supplier.contactPhone) }
}

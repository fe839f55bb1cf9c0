import type { Db } from '#platform/db'
import { findCashRefusal } from './cash-check.ts'

const KNOWN = ['wallet', 'sandbox', 'cash'] as const

/** The ways to pay that are offered, each with why this resident may not use it now, or null. */
export async function waysToPay(
  db: Db,
  methods: ReadonlySet<string>,
  resident: { regionId: string; residentId: string },
) {
  const cash = await findCashRefusal(db, resident)
  const cashRefusal = cash === null ? null : { code: cash.code, detail: cash.message }
  return {
    ways: KNOWN.filter((method) => methods.has(method)).map((method) => ({
      method,
      refusal: method === 'cash' ? cashRefusal : null,
    })),
  }
}

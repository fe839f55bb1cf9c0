import type { Storage } from '#catalog'
import { addDays } from '#platform/time'
import { refuseWarmth, type WarmthRules } from '#stock'
import { LotExpired, LotNeeded } from './refusals.ts'

/** How much of so much ordered may be taken in. */
export const allowedQuantity = (expected: number, overBasisPoints: number): number =>
  expected + Number((BigInt(expected) * BigInt(overBasisPoints)) / 10_000n)

export interface InspectedLine {
  skuId: string
  /** Taken in; what is refused beside it is not held to the rules. */
  quantity: number
  lotCode: string | null
  expiresOn: string | null
  temperatureTenths: number | null
}

export interface Rules extends WarmthRules {
  storage: Storage
  lotRule: 'required' | 'optional'
  /** The later of today and the pickup date, YYYY-MM-DD. */
  goodUntil: string
  nearExpiryDays: number
}

/**
 * What is to be noted of goods that are taken in.
 * @param index where the line stands, for the refusal
 * @throws LotNeeded, LotExpired, TemperatureNeeded, TemperatureOutOfRange
 */
export function inspect(line: InspectedLine, index: number, rules: Rules): string[] {
  if (line.quantity === 0) return []
  const { skuId, expiresOn } = line
  if (rules.lotRule === 'required' && line.lotCode === null) throw new LotNeeded([skuId])
  if (expiresOn !== null && expiresOn < rules.goodUntil) {
    throw new LotExpired(index, skuId, expiresOn)
  }
  refuseWarmth({ ...line, storage: rules.storage }, index, rules, 'receipt')
  const isNear = expiresOn !== null && expiresOn <= addDays(rules.goodUntil, rules.nearExpiryDays)
  return isNear ? ['near-expiry'] : []
}

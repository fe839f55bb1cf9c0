import type { Storage } from '#catalog'
import { addDays } from '#platform/time'
import { LotExpired, LotNeeded, TemperatureNeeded, TemperatureOutOfRange } from './refusals.ts'

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

export interface Rules {
  storage: Storage
  lotRule: 'required' | 'optional'
  /** The later of today and the pickup date, YYYY-MM-DD. */
  goodUntil: string
  nearExpiryDays: number
  chilledFromTenths: number
  chilledToTenths: number
  frozenToTenths: number
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
  refuseWarmth(line, index, rules)
  const isNear = expiresOn !== null && expiresOn <= addDays(rules.goodUntil, rules.nearExpiryDays)
  return isNear ? ['near-expiry'] : []
}

function refuseWarmth(line: InspectedLine, index: number, rules: Rules): void {
  if (rules.storage === 'ambient') return
  const { skuId, temperatureTenths } = line
  if (temperatureTenths === null) throw new TemperatureNeeded(index, skuId)
  const fromTenths = rules.storage === 'chilled' ? rules.chilledFromTenths : null
  const toTenths = rules.storage === 'chilled' ? rules.chilledToTenths : rules.frozenToTenths
  const isCold = fromTenths !== null && temperatureTenths < fromTenths
  if (isCold || temperatureTenths > toTenths) {
    throw new TemperatureOutOfRange(index, skuId, { fromTenths, toTenths })
  }
}

import type { Storage } from '#catalog'
import type { SettingValues } from '#platform/settings'
import { TemperatureNeeded, TemperatureOutOfRange } from './refusals.ts'

/** Between which temperatures a station takes cold goods in, in tenths of a degree Celsius. */
export interface WarmthRules {
  chilledFromTenths: number
  chilledToTenths: number
  frozenToTenths: number
}

export const warmthRulesOf = (settings: SettingValues): WarmthRules => ({
  chilledFromTenths: settings['receipt.chilledFromTenths'],
  chilledToTenths: settings['receipt.chilledToTenths'],
  frozenToTenths: settings['receipt.frozenToTenths'],
})

/**
 * Chilled and frozen goods are taken in measured, and only as cold as they must be.
 * @param line where they stand, for the refusal
 * @throws TemperatureNeeded, TemperatureOutOfRange
 */
export function refuseWarmth(
  goods: { skuId: string; storage: Storage; temperatureTenths: number | null },
  line: number,
  rules: WarmthRules,
  at: 'receipt' | 'transfer',
): void {
  const { skuId, storage, temperatureTenths } = goods
  if (storage === 'ambient') return
  if (temperatureTenths === null) throw new TemperatureNeeded(line, skuId)
  const fromTenths = storage === 'chilled' ? rules.chilledFromTenths : null
  const toTenths = storage === 'chilled' ? rules.chilledToTenths : rules.frozenToTenths
  const isCold = fromTenths !== null && temperatureTenths < fromTenths
  if (isCold || temperatureTenths > toTenths) {
    throw new TemperatureOutOfRange(line, skuId, { fromTenths, toTenths }, at)
  }
}

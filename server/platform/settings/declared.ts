import type { Static } from 'typebox'
import { moneySettings } from './declared/money.ts'
import { pickupSettings } from './declared/pickup.ts'
import { sellingSettings } from './declared/selling.ts'
import { supplySettings } from './declared/supply.ts'

/** Every setting there is, by name. */
export const SETTINGS = {
  ...sellingSettings,
  ...supplySettings,
  ...pickupSettings,
  ...moneySettings,
}

export type SettingName = keyof typeof SETTINGS

/** What is in force, by name. */
export type SettingValues = { [Name in SettingName]: Static<(typeof SETTINGS)[Name]['schema']> }

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)

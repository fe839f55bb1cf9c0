import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** How near to a thing a setting may be made; the nearest one is in force. */
export const SETTING_SCOPES = ['operator', 'region', 'community', 'station'] as const
export type SettingScope = (typeof SETTING_SCOPES)[number]

export interface Setting<Schema extends TSchema = TSchema> {
  /** What a value may be; its description says the unit. */
  schema: Schema
  /** In force where nobody has set anything. */
  default: Static<Schema>
  /** The scopes it may be set at. */
  scopes: readonly SettingScope[]
  /** Set by finance rather than by operations. */
  isMoney: boolean
}

/** Declares a setting; its default is held to its own schema. */
export function declareSetting<const Schema extends TSchema>(
  setting: Setting<Schema>,
): Setting<Schema> {
  if (!isValueOf(setting, setting.default)) {
    throw new Error('the default of a setting is not a value of it')
  }
  return setting
}

export const isValueOf = (setting: Setting, value: unknown): boolean =>
  Value.Check(setting.schema, value)

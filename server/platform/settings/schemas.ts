import { Type } from 'typebox'
import { field } from '#platform/http'
import { SETTING_SCOPES } from './declare.ts'

const value = Type.Unknown({
  description: 'The value, as the setting’s own description says.',
  examples: [15],
})
const name = field.text('Name of the setting.', 'order.holdMinutes', 64)
const scopeKind = field.oneOf('How near it is set.', SETTING_SCOPES, 'region')

export const SettingRead = field.object({
  name,
  description: field.text('What it says, with its unit.', 'Minutes an unpaid order holds.', 400),
  value,
  default: value,
  schema: field.json('What a value may be, as JSON Schema.', { type: 'integer', minimum: 1 }),
  source: field.oneOf('Where the value comes from.', [...SETTING_SCOPES, 'default'], 'region'),
  inForceFrom: field.nullable(field.instant('Since when; null for the default.')),
  scopes: field.list(scopeKind, 'Where it may be set.'),
  isMoney: field.yes('Set by finance rather than by operations.', false),
})

export const SettingsQuery = field.object({
  community: field.optional(field.id('As it holds for this community.')),
  station: field.optional(field.id('As it holds for this station.')),
  at: field.optional(field.instant('As it was in force then; now when absent.')),
})

export const OperatorSettingsQuery = field.object({
  at: field.optional(field.instant('As it was in force then; now when absent.')),
})

const inForceFrom = field.optional(field.instant('From when it holds; at once when absent.'))

export const OperatorSettingChange = field.object({ value, inForceFrom })

export const SettingChange = field.object({
  value,
  scopeKind: field.oneOf('How near it is set.', ['region', 'community', 'station'], 'region'),
  scopeId: field.optional(field.id('The community or station it is set for.')),
  inForceFrom,
})

export const Writing = field.object({
  id: field.id('Id of the writing.'),
  scopeKind,
  scopeId: field.text('What it was set for.', 'chengdu', 64),
  value,
  inForceFrom: field.instant('From when it holds.'),
  setBy: field.nullable(field.id('Who set it.')),
  setByName: field.nullable(field.text('Their name; null when they are gone.', '陈静')),
  setAt: field.instant('When it was written.'),
})

import { SETTING_SCOPES, type SettingScope } from './declare.ts'

/** One writing of a setting; null takes it away again, so that the wider scope's holds. */
export interface SettingRow {
  name: string
  scopeKind: SettingScope
  scopeId: string
  value: unknown
  inForceFrom: Date
}

/** The nearest writing that sets something, of the newest one of each scope. Pure. */
export function nearestOf<Row extends Pick<SettingRow, 'scopeKind' | 'value'>>(
  rows: readonly Row[],
): Row | undefined {
  return rows
    .filter((row) => row.value !== null)
    .sort((a, b) => SETTING_SCOPES.indexOf(b.scopeKind) - SETTING_SCOPES.indexOf(a.scopeKind))[0]
}

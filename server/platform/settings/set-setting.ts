import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { isValueOf, type SettingScope } from './declare.ts'
import { SETTINGS, type SettingName } from './declared.ts'
import { insertSetting } from './queries.ts'

export interface SettingWish {
  name: SettingName
  /** Null takes it away from this scope, so that the wider one's holds again. */
  value: unknown
  scopeKind: SettingScope
  /** The community or station; not for the wider scopes. */
  scopeId?: string | undefined
  /** At once when absent; never in the past: what was in force then stays known. */
  inForceFrom?: Date | undefined
}

/**
 * Sets a setting of a region ('operator' for all of them) from an instant on.
 * @throws Invalid for a value, a scope or an instant that it does not take
 */
export async function setSetting(
  tx: Tx,
  regionId: string,
  wish: SettingWish,
  by: { personId: string | null; at: Date },
): Promise<void> {
  const setting = SETTINGS[wish.name]
  if (wish.value !== null && !isValueOf(setting, wish.value)) {
    throw new Invalid('value', 'This setting does not take such a value.', {
      takes: setting.schema,
    })
  }
  if (!setting.scopes.includes(wish.scopeKind)) {
    throw new Invalid('scopeKind', 'This setting is not set at such a scope.', {
      scopes: setting.scopes,
    })
  }
  const inForceFrom = wish.inForceFrom ?? by.at
  if (inForceFrom.getTime() < by.at.getTime()) {
    throw new Invalid('inForceFrom', 'A setting is not changed for the past.')
  }
  await insertSetting(tx, {
    id: newId(),
    regionId,
    name: wish.name,
    scopeKind: wish.scopeKind,
    scopeId: scopeIdOf(regionId, wish),
    value: wish.value,
    inForceFrom,
    setBy: by.personId,
  })
}

function scopeIdOf(regionId: string, wish: SettingWish): string {
  const isOperator = regionId === 'operator'
  if (isOperator !== (wish.scopeKind === 'operator')) {
    throw new Invalid('scopeKind', 'What holds everywhere is set with the operator.')
  }
  const isNarrow = wish.scopeKind === 'community' || wish.scopeKind === 'station'
  if (isNarrow !== (wish.scopeId !== undefined)) {
    throw new Invalid('scopeId', `Say which ${wish.scopeKind} it is for, and only then.`)
  }
  return wish.scopeId ?? regionId
}

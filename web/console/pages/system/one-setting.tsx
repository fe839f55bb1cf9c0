import { useQuery } from '@tanstack/react-query'
import {
  listSettings,
  listSettingWritings,
  read,
  setOperatorSetting,
  setSetting,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { ActButton, type Field, instantOfField } from '../../forms/index.ts'
import { useCommunities, useStations } from '../../lookups.ts'
import { Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { fieldValue, settingField, settingValue, typedValue } from './setting-kind.ts'
import { SCOPES, settingSays } from './setting-words.ts'

export function OneSetting({ name }: { name: string }) {
  const { region, zone, currency, whyNot } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const settings = useQuery(read(listSettings, { region: region.id }))
  const writings = useQuery(read(listSettingWritings, { region: region.id, name }))
  const setting = settings.data?.find((one) => one.name === name)
  if (setting === undefined) return null
  const fields: readonly Field[] = [
    settingField(setting),
    {
      name: 'scopeKind',
      label: m.console_settings_scope(),
      kind: 'choice',
      isRequired: true,
      options: setting.scopes.map((scope) => ({ value: scope, label: SCOPES[scope]() })),
    },
    {
      name: 'community',
      label: m.console_orders_community(),
      kind: 'choice',
      options: communities.choices,
      isRequired: true,
      when: ({ scopeKind }) => scopeKind === 'community',
    },
    {
      name: 'station',
      label: m.console_goods_station(),
      kind: 'choice',
      options: stations.choices,
      isRequired: true,
      when: ({ scopeKind }) => scopeKind === 'station',
    },
    {
      name: 'inForceFrom',
      label: m.console_settings_from(),
      hint: m.console_settings_from_hint(),
      kind: 'instant',
    },
  ]
  return (
    <div className="console-stack">
      <p>
        <strong>{settingSays(setting)}</strong>
        <span className="console-soft console-code">{setting.name}</span>
      </p>
      <Facts
        of={[
          [m.console_settings_value(), settingValue(setting, setting.value, currency)],
          [m.console_settings_default(), settingValue(setting, setting.default, currency)],
          [m.console_settings_source(), SCOPES[setting.source]()],
        ]}
      />
      <ActButton
        label={m.console_settings_set()}
        variant="filled"
        why={setting.isMoney ? whyNot('finance') : whyNot('operations')}
        fields={fields}
        initial={{
          value: fieldValue(setting.value),
          scopeKind: setting.scopes.includes('region') ? 'region' : setting.scopes[0],
        }}
        submit={({ value, scopeKind, community, station, inForceFrom }) => {
          const body = {
            value: typedValue(setting, value),
            ...(inForceFrom ? { inForceFrom: instantOfField(inForceFrom, zone) } : {}),
          }
          if (scopeKind === 'operator') return setOperatorSetting({ name }, body)
          const scopeId =
            scopeKind === 'community' ? community : scopeKind === 'station' ? station : undefined
          return setSetting(
            { region: region.id, name },
            {
              ...body,
              scopeKind: scopeKind as 'region',
              ...(scopeId ? { scopeId: String(scopeId) } : {}),
            },
          )
        }}
        refresh={[listSettings, listSettingWritings]}
      />
      <Panel title={m.console_settings_history()}>
        <Answered of={writings} lines={3}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="console-soft">{m.console_settings_never()}</p>
            ) : (
              <ul className="console-list">
                {rows.map((writing) => (
                  <li key={writing.id}>
                    <span>{instantOf(writing.inForceFrom, zone)}</span>
                    <strong>
                      {writing.value === null
                        ? m.console_settings_default()
                        : settingValue(setting, writing.value, currency)}
                    </strong>
                    <span>{SCOPES[writing.scopeKind]()}</span>
                    <span className="console-soft">{writing.setByName || writing.setBy}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
    </div>
  )
}

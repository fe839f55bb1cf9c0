import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  changeRegion,
  checkLedger,
  listRegions,
  listSettings,
  listSettingWritings,
  read,
  setOperatorSetting,
  setSetting,
} from '../../../api/index.ts'
import { instantOf, m, number } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, type Field } from '../../forms/index.ts'
import { useCommunities, useStations } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty, Failed } from '../../states.tsx'
import { type Column, DataTable, tableStates, whole } from '../../table/index.ts'
import { weekdayChoices } from '../places/place-fields.ts'
import { Quarantine } from './quarantine.tsx'
import { settingSays } from './setting-words.ts'
import { Vehicles } from './vehicles.tsx'

type Row = Item<typeof listSettings>

/** How the region works: settings with who set them since when, vehicles, what is stuck, the ledger. */
export default function SettingsPage() {
  return (
    <>
      <PageHead title={m.console_nav_settings()} />
      <AddressTabs
        label={m.console_nav_settings()}
        tabs={[
          { id: 'settings', name: m.console_nav_settings(), show: () => <Settings /> },
          { id: 'region', name: m.console_settings_region(), show: () => <RegionPanel /> },
          { id: 'vehicles', name: m.console_settings_vehicles(), show: () => <Vehicles /> },
          { id: 'quarantine', name: m.console_settings_quarantine(), show: () => <Quarantine /> },
          { id: 'ledger', name: m.console_settings_ledger(), show: () => <LedgerCheck /> },
        ]}
      />
    </>
  )
}

const SCOPES = {
  operator: m.console_settings_operator,
  region: m.console_settings_region,
  community: m.console_orders_community,
  station: m.console_goods_station,
  default: m.console_settings_default,
} as const

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

function Settings() {
  const { region, zone } = useConsole()
  const { open } = useOpenRow()
  const source = useMemo(
    () =>
      whole([listSettings.operationName, 'whole', region.id], (_, signal) =>
        listSettings({ region: region.id }, signal ? { signal } : {}),
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'name',
        name: m.console_settings_name(),
        value: settingSays,
        cell: (row) => (
          <>
            {settingSays(row)}
            <div className="console-soft console-code">{row.name}</div>
          </>
        ),
        sort: true,
        width: 520,
      },
      { id: 'code', name: m.console_people_code(), value: (row) => row.name, isHidden: true },
      {
        id: 'value',
        name: m.console_settings_value(),
        value: (row) => shown(row.value),
        width: 160,
      },
      {
        id: 'source',
        name: m.console_settings_source(),
        value: (row) => SCOPES[row.source](),
        cell: (row) => (
          <Chip tone={row.source === 'default' ? 'calm' : 'good'}>{SCOPES[row.source]()}</Chip>
        ),
        width: 110,
      },
      {
        id: 'since',
        name: m.console_settings_since(),
        value: (row) => row.inForceFrom,
        cell: (row) => row.inForceFrom && instantOf(row.inForceFrom, zone),
        width: 150,
      },
    ],
    [zone],
  )
  return (
    <>
      <DataTable<Row>
        name="settings"
        label={m.console_nav_settings()}
        columns={columns}
        source={source}
        rowId={({ name }) => name}
        searchHint={m.console_settings_search()}
        target={({ name }) => beside(name)}
        states={tableStates(<Empty icon="settings" title={m.console_settings_empty()} />)}
      />
      <Side title={m.console_settings_name()}>{open && <OneSetting name={open} />}</Side>
    </>
  )
}

function OneSetting({ name }: { name: string }) {
  const { region, zone, whyNot } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const settings = useQuery(read(listSettings, { region: region.id }))
  const writings = useQuery(read(listSettingWritings, { region: region.id, name }))
  const setting = settings.data?.find((one) => one.name === name)
  if (setting === undefined) return null
  const fields: readonly Field[] = [
    {
      name: 'value',
      label: m.console_settings_value(),
      hint: m.console_settings_value_hint(),
      kind: 'text',
      isRequired: true,
    },
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
          [m.console_settings_value(), shown(setting.value)],
          [m.console_settings_default(), shown(setting.default)],
          [m.console_settings_source(), SCOPES[setting.source]()],
        ]}
      />
      <ActButton
        label={m.console_settings_set()}
        variant="filled"
        why={setting.isMoney ? whyNot('finance') : whyNot('operations')}
        fields={fields}
        initial={{
          value: shown(setting.value),
          scopeKind: setting.scopes.includes('region') ? 'region' : setting.scopes[0],
        }}
        submit={({ value, scopeKind, community, station, inForceFrom }) => {
          const body = {
            value: typedValue(String(value)),
            ...(inForceFrom ? { inForceFrom: new Date(String(inForceFrom)).toISOString() } : {}),
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
                    <strong>{shown(writing.value)}</strong>
                    <span>{SCOPES[writing.scopeKind]()}</span>
                    <span className="console-soft">{writing.setBy}</span>
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

/** What was typed as the setting's own kind: a number, yes or no, a list; else text. */
function typedValue(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}

function RegionPanel() {
  const { region, whyNot } = useConsole()
  const regions = useQuery(read(listRegions, {}))
  const mine = regions.data?.find(({ id }) => id === region.id)
  if (mine === undefined) return null
  const days = (text: unknown) =>
    String(text ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
  return (
    <Panel
      title={m.console_settings_region()}
      action={
        <ActButton
          label={m.console_goods_change()}
          why={whyNot('admin')}
          fields={[
            { name: 'name', label: m.console_people_name(), kind: 'names', isRequired: true },
            {
              name: 'weekdays',
              label: m.console_people_delivery_days(),
              kind: 'several',
              options: weekdayChoices(),
              isRequired: true,
            },
            {
              name: 'closed',
              label: m.console_settings_closed(),
              hint: m.console_settings_days_hint(),
              kind: 'area',
            },
            {
              name: 'extra',
              label: m.console_settings_extra(),
              hint: m.console_settings_days_hint(),
              kind: 'area',
            },
          ]}
          initial={{
            name: mine.name,
            weekdays: mine.deliveryCalendar.weekdays.map(String),
            closed: mine.deliveryCalendar.closed.join(' '),
            extra: mine.deliveryCalendar.extra.join(' '),
          }}
          version={mine.version}
          submit={(values, version) =>
            changeRegion(
              { region: region.id },
              {
                version,
                name: values.name as { en?: string },
                deliveryCalendar: {
                  weekdays: (values.weekdays as string[]).map(Number),
                  closed: days(values.closed),
                  extra: days(values.extra),
                },
              },
            )
          }
          refresh={[listRegions]}
        />
      }
    >
      <Facts
        of={[
          [m.console_people_code(), mine.id],
          [m.console_settings_currency(), mine.currency],
          [m.console_settings_zone(), mine.timeZone],
          [m.console_settings_country(), mine.country],
          [m.console_settings_closed(), mine.deliveryCalendar.closed.join(', ')],
          [m.console_settings_extra(), mine.deliveryCalendar.extra.join(', ')],
        ]}
      />
    </Panel>
  )
}

function LedgerCheck() {
  const { whyNot } = useConsole()
  const why = whyNot('finance')
  const check = useQuery({ ...read(checkLedger, {}), enabled: false })
  return (
    <Panel title={m.console_settings_ledger()}>
      <p className="console-soft">{m.console_settings_ledger_about()}</p>
      {why && <p>{why}</p>}
      <Button
        my="md"
        loading={check.isFetching}
        disabled={why !== undefined}
        onClick={() => check.refetch()}
      >
        {m.console_settings_ledger_do()}
      </Button>
      {check.isError && <Failed error={check.error} retry={check.refetch} />}
      {check.data && (
        <Alert role="status" color={check.data.faults.length === 0 ? 'leaf' : 'tomato'}>
          {check.data.faults.length === 0
            ? m.console_settings_ledger_good({
                transfers: number(check.data.transfers),
                accounts: number(check.data.accounts),
              })
            : check.data.faults.map((fault) => (
                <p key={fault.subject}>{`${fault.fault} ${fault.subject}`}</p>
              ))}
        </Alert>
      )}
    </Panel>
  )
}

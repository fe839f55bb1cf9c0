import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { checkLedger, listSettings, read } from '../../../api/index.ts'
import { instantOf, m, number } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty, Failed } from '../../states.tsx'
import { type Column, DataTable, tableStates, whole } from '../../table/index.ts'
import { OneSetting } from './one-setting.tsx'
import { Quarantine } from './quarantine.tsx'
import { RegionPanel } from './region-panel.tsx'
import { settingValue } from './setting-kind.ts'
import { SCOPES, settingSays } from './setting-words.ts'
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

function Settings() {
  const { region, zone, currency } = useConsole()
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
        value: (row) => settingValue(row, row.value, currency),
        width: 190,
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
    [zone, currency],
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

import { useMemo } from 'react'
import {
  createStation,
  exportStations,
  importStations,
  listStationRecords,
  listStations,
} from '../../../api/index.ts'
import { fetchAll } from '../../../desk/read-all.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { ImportButton } from '../../import/import-button.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, tableStates, whole } from '../../table/index.ts'
import { STATION_KINDS, stationBody, stationFields, WEEKDAYS } from './place-fields.ts'

type Row = Item<typeof listStationRecords>

const REFRESH = [listStations, listStationRecords]

/** Warehouses, grid stations, stores and pickup points. */
export default function StationsPage() {
  const { region, whyNot } = useConsole()
  const why = whyNot('operations')
  const source = useMemo(
    () =>
      whole([listStationRecords.operationName, 'whole', region.id], async (_, signal) =>
        fetchAll(listStationRecords, { region: region.id, withClosed: true }, signal),
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'name',
        name: m.console_people_name(),
        value: (row) => row.name,
        sort: true,
        width: 200,
      },
      {
        id: 'code',
        name: m.console_people_code(),
        value: (row) => row.code,
        sort: true,
        width: 110,
      },
      {
        id: 'kindName',
        name: m.console_people_kind(),
        value: (row) => STATION_KINDS[row.kind](),
        width: 120,
      },
      { id: 'address', name: m.console_people_address(), value: (row) => row.address, width: 260 },
      {
        id: 'capacity',
        name: m.console_people_capacity(),
        value: (row) => row.capacityBags,
        isNumber: true,
        width: 110,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => (row.closedAt ? m.console_people_closed() : m.console_people_open()),
        cell: (row) => (
          <Chip tone={row.closedAt ? 'calm' : 'good'}>
            {row.closedAt ? m.console_people_closed() : m.console_people_open()}
          </Chip>
        ),
        width: 100,
      },
    ],
    [],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'kind',
        label: m.console_people_any_kind(),
        kind: 'choice',
        options: Object.entries(STATION_KINDS).map(([value, label]) => ({ value, label: label() })),
      },
    ],
    [],
  )
  return (
    <>
      <PageHead title={m.console_nav_stations()}>
        <ImportButton
          label={m.console_people_import()}
          why={why}
          template={exportStations.href({ region: region.id })}
          send={(body) => importStations({ region: region.id }, body)}
          refresh={REFRESH}
        />
        <ActButton
          label={m.console_people_station_new()}
          variant="filled"
          why={why}
          fields={stationFields(true)}
          initial={{
            weekdays: WEEKDAYS.map(String),
            opensAt: '09:00',
            closesAt: '21:00',
            storages: ['ambient'],
          }}
          submit={(values) =>
            createStation(
              { region: region.id },
              { code: String(values.code), kind: values.kind as 'grid', ...stationBody(values) },
            )
          }
          refresh={REFRESH}
        />
      </PageHead>
      <DataTable<Row>
        name="stations"
        label={m.console_nav_stations()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_people_search_place()}
        target={({ id }) => ({ to: '/stations/$station', params: { station: id } })}
        states={tableStates(<Empty icon="station" title={m.console_people_no_stations()} />)}
      />
    </>
  )
}

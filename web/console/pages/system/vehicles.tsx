import { useMemo } from 'react'
import {
  changeVehicle,
  createVehicle,
  getVehicle,
  listVehicles,
  reinstateVehicle,
  retireVehicle,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, type Field, type Values, whyField } from '../../forms/index.ts'
import { useStaff, useStations } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'

type Row = Item<typeof listVehicles>

const bodyOf = (values: Values) => ({
  code: String(values.code),
  name: String(values.name),
  stationId: (values.stationId as string | null) ?? null,
  courierId: (values.courierId as string | null) ?? null,
  capacityBags: Number(values.capacityBags),
  capacityCrates: Number(values.capacityCrates),
  capacityKg: Number(values.capacityKg),
  isCold: values.isCold === true,
})

/** What carries the goods. */
export function Vehicles() {
  const { region, whyNot } = useConsole()
  const stations = useStations()
  const staff = useStaff()
  const why = whyNot('operations')
  const fields = useMemo<readonly Field[]>(
    () => [
      { name: 'code', label: m.console_settings_plate(), kind: 'text', isRequired: true },
      { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
      {
        name: 'stationId',
        label: m.console_goods_station(),
        kind: 'choice',
        options: stations.choices,
      },
      {
        name: 'capacityBags',
        label: m.console_people_capacity(),
        kind: 'number',
        least: 0,
        isRequired: true,
      },
      {
        name: 'capacityCrates',
        label: m.console_settings_crates(),
        kind: 'number',
        least: 0,
        isRequired: true,
      },
      {
        name: 'capacityKg',
        label: m.console_settings_kg(),
        kind: 'number',
        least: 0,
        isRequired: true,
      },
      { name: 'isCold', label: m.console_settings_cold(), kind: 'switch' },
      {
        name: 'courierId',
        label: m.console_money_courier(),
        kind: 'person',
        known: staff.choices,
      },
    ],
    [stations, staff],
  )
  const source = useMemo(
    () => paged(listVehicles, { region: region.id, withRetired: true }),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'name', name: m.console_people_name(), value: (row) => row.name, width: 160 },
      { id: 'code', name: m.console_settings_plate(), value: (row) => row.code, width: 120 },
      {
        id: 'station',
        name: m.console_goods_station(),
        value: (row) => stations.name(row.stationId),
        width: 160,
      },
      {
        id: 'bags',
        name: m.console_people_capacity(),
        value: (row) => row.capacityBags,
        isNumber: true,
        width: 110,
      },
      {
        id: 'kg',
        name: m.console_settings_kg(),
        value: (row) => row.capacityKg,
        isNumber: true,
        width: 90,
      },
      {
        id: 'cold',
        name: m.console_settings_cold(),
        value: (row) => (row.isCold ? m.console_yes() : m.console_no()),
        cell: (row) => row.isCold && <Chip tone="cold">{m.console_settings_cold()}</Chip>,
        width: 100,
      },
      {
        id: 'acts',
        name: m.console_goods_change(),
        value: () => null,
        width: 210,
        cell: (row) => {
          const at = { region: region.id, vehicle: row.id }
          return (
            <span className="console-row">
              <ActButton
                label={m.console_goods_change()}
                of={row.code}
                size="xs"
                why={why}
                fields={fields}
                initial={{ ...row }}
                shared={{
                  version: row.version,
                  readAgain: async () => {
                    const now = await getVehicle(at)
                    return { values: { ...now }, version: now.version }
                  },
                }}
                submit={(values, version) => changeVehicle(at, { ...bodyOf(values), version })}
                refresh={[listVehicles]}
              />
              {row.retiredAt === null ? (
                <ActButton
                  label={m.console_settings_retire()}
                  of={row.code}
                  size="xs"
                  variant="subtle"
                  isDangerous
                  why={why}
                  fields={[whyField()]}
                  submit={(values) => retireVehicle(at, { why: String(values.why) })}
                  refresh={[listVehicles]}
                />
              ) : (
                <ActButton
                  label={m.console_goods_restore()}
                  of={row.code}
                  size="xs"
                  why={why}
                  submit={() => reinstateVehicle(at)}
                  refresh={[listVehicles]}
                />
              )}
            </span>
          )
        },
      },
    ],
    [region.id, stations, fields, why],
  )
  return (
    <DataTable<Row>
      name="vehicles"
      label={m.console_settings_vehicles()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="supplier" title={m.console_settings_no_vehicles()} />)}
      tools={
        <ActButton
          label={m.console_settings_vehicle_new()}
          variant="filled"
          why={why}
          fields={fields}
          submit={(values) => createVehicle({ region: region.id }, bodyOf(values))}
          refresh={[listVehicles]}
        />
      }
    />
  )
}

import {
  type Cell,
  integer,
  optional,
  type Problem,
  type RowOf,
  required,
  type TableRow,
  text,
} from '#platform/csv'
import { newId } from '#platform/ids'
import { faultOfHours } from './opening-hours.ts'
import type { Station, StationFields } from './queries/stations.ts'
import {
  codeCell,
  degreesCell,
  hoursCell,
  hoursText,
  kindCell,
  storagesCell,
} from './sheet-cells.ts'

/** The columns of a sheet of stations; what is left empty stays as it is. */
export const STATION_SHEET = {
  code: required(['站点编码', 'code', 'station code', 'código'], codeCell),
  kind: required(['类型', 'kind', 'tipo'], kindCell),
  name: required(['站点名称', 'name', 'station', 'nombre'], text(100)),
  address: optional(['地址', 'address', 'dirección'], text(300)),
  latitude: optional(['纬度', 'latitude', 'latitud'], degreesCell(90)),
  longitude: optional(['经度', 'longitude', 'longitud'], degreesCell(180)),
  hours: optional(['营业时间', 'hours', 'horario'], hoursCell),
  capacityBags: optional(['容量', 'capacity', 'capacidad'], integer(1, 1_000_000)),
  storages: optional(['储存条件', 'storages', 'almacenamiento'], storagesCell),
}

type StationRow = RowOf<typeof STATION_SHEET>

/** A station as a row of the same columns. */
export const stationCells = (station: Station): Cell[] => [
  station.code,
  station.kind,
  station.name,
  station.address,
  station.latitude,
  station.longitude,
  hoursText(station.hours),
  station.capacityBags,
  station.storages.join(';'),
]

/** A good row, as it would be kept. */
export interface PlannedStation {
  station: StationFields & { id: string }
  isNew: boolean
  isChanged: boolean
}

/** Judges the rows of a sheet against what is there: what each would become, or what is wrong. */
export function planStations(
  rows: readonly TableRow<StationRow>[],
  known: ReadonlyMap<string, Station>,
): { planned: PlannedStation[]; problems: Problem[] } {
  const planned: PlannedStation[] = []
  const problems: Problem[] = []
  const lines = new Map<string, number>()
  for (const { line, value } of rows) {
    const faults = faultsOf(value, known.get(value.code))
    const before = lines.get(value.code)
    if (before !== undefined) {
      faults.push({ column: '站点编码', reason: `Line ${before} has the same code.` })
    }
    lines.set(value.code, before ?? line)
    if (faults.length === 0) planned.push(plan(value, known.get(value.code)))
    else problems.push(...faults.map((fault) => ({ line, ...fault })))
  }
  return { planned, problems }
}

function faultsOf(row: StationRow, before: Station | undefined): Omit<Problem, 'line'>[] {
  const faults: Omit<Problem, 'line'>[] = []
  if (before === undefined && row.address === null) {
    faults.push({ column: '地址', reason: 'A new station needs an address.' })
  }
  if (before != null && before.closedAt !== null) {
    faults.push({ column: '站点编码', reason: 'This station is closed. Open it again first.' })
  }
  if (before !== undefined && before.kind !== row.kind) {
    faults.push({ column: '类型', reason: 'The kind of a station cannot change.' })
  }
  if ((row.latitude === null) !== (row.longitude === null)) {
    faults.push({ column: '纬度', reason: 'Give latitude and longitude together, or neither.' })
  }
  const fault = faultOfHours(row.hours ?? [])
  if (fault !== null) faults.push({ column: '营业时间', reason: fault })
  return faults
}

function plan(row: StationRow, before: Station | undefined): PlannedStation {
  const station: StationFields & { id: string } = {
    id: before?.id ?? newId(),
    code: row.code,
    kind: row.kind,
    name: row.name,
    address: row.address ?? before?.address ?? '',
    latitude: row.latitude ?? before?.latitude ?? null,
    longitude: row.longitude ?? before?.longitude ?? null,
    hours: row.hours ?? before?.hours ?? [],
    capacityBags: row.capacityBags ?? before?.capacityBags ?? null,
    storages: [...new Set(row.storages ?? before?.storages ?? ['ambient' as const])],
  }
  const isSame = (other: Station): boolean =>
    String(stationCells(other)) === String(stationCells({ ...other, ...station }))
  return { station, isNew: before === undefined, isChanged: before != null && !isSame(before) }
}

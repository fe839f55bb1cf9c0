import { useMemo } from 'react'
import { listCrates } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'

/** Crates and ice boxes, where they stand. */
export function Crates() {
  const { region } = useConsole()
  const source = useMemo(() => paged(listCrates, { region: region.id }), [region.id])
  return (
    <DataTable
      name="crates"
      label={m.console_day_crates()}
      source={source}
      rowId={({ stationId }) => stationId}
      columns={[
        {
          id: 'station',
          name: m.console_day_crate_station(),
          value: (row) => row.stationName,
          width: 240,
        },
        { id: 'crates', name: m.console_day_crates(), value: (row) => row.crates, isNumber: true },
        {
          id: 'ice',
          name: m.console_day_crate_ice(),
          value: (row) => row.iceBoxes,
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="sorting" title={m.console_day_crates_none()} />)}
    />
  )
}

import { useMemo } from 'react'
import {
  approveStockCorrection,
  declineStockCorrection,
  listStockCorrections,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { useStations } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'

import { CORRECTION_REASONS } from './correct-stock.tsx'

type Correction = Item<typeof listStockCorrections>

const CORRECTION_STATES = {
  waiting: { name: m.console_goods_waiting, tone: 'wait' },
  booked: { name: m.console_goods_booked, tone: 'good' },
  declined: { name: m.console_goods_declined, tone: 'calm' },
} as const

export function Corrections() {
  const { region, zone, currency, whyNot } = useConsole()
  const stations = useStations()
  const why = whyNot('operations', 'finance')
  const source = useMemo(() => paged(listStockCorrections, { region: region.id }), [region.id])
  const columns = useMemo<readonly Column<Correction>[]>(() => {
    const at = (row: Correction) => ({ region: region.id, correction: row.id })
    return [
      {
        id: 'asked',
        name: m.console_goods_asked(),
        value: (row) => row.askedAt,
        cell: (row) => instantOf(row.askedAt, zone),
        width: 160,
      },
      {
        id: 'station',
        name: m.console_goods_station(),
        value: (row) => stations.name(row.stationId),
      },
      {
        id: 'reason',
        name: m.console_why(),
        value: (row) => CORRECTION_REASONS[row.reason]?.() ?? row.reason,
      },
      { id: 'note', name: m.console_goods_note(), value: (row) => row.note },
      {
        id: 'value',
        name: m.console_goods_value(),
        value: (row) => (row.valueMinor === null ? null : majorOf(row.valueMinor, currency)),
        cell: (row) => (row.valueMinor === null ? '' : money(row.valueMinor, currency)),
        isNumber: true,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => CORRECTION_STATES[row.state].name(),
        cell: (row) => (
          <Chip tone={CORRECTION_STATES[row.state].tone}>
            {CORRECTION_STATES[row.state].name()}
          </Chip>
        ),
      },
      {
        id: 'acts',
        name: m.console_goods_decide(),
        value: () => null,
        width: 220,
        cell: (row) =>
          row.state === 'waiting' && (
            <span className="console-row">
              <ActButton
                label={m.console_goods_approve()}
                size="xs"
                variant="filled"
                why={why}
                about={row.note}
                submit={(_, __, key) => approveStockCorrection(at(row), { key })}
                refresh={[listStockCorrections]}
              />
              <ActButton
                label={m.console_goods_decline()}
                size="xs"
                why={why}
                fields={[whyField()]}
                submit={(values) => declineStockCorrection(at(row), { why: String(values.why) })}
                refresh={[listStockCorrections]}
              />
            </span>
          ),
      },
    ]
  }, [region.id, zone, currency, stations, why])
  return (
    <DataTable<Correction>
      name="stock-corrections"
      label={m.console_goods_corrections()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="check" title={m.console_goods_no_corrections()} />)}
    />
  )
}

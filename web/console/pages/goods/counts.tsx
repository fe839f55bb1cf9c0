import { useMemo } from 'react'
import { listStockCounts, startStockCount } from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf } from '../../forms/index.ts'
import { Chip, type Tone } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { StationChoice } from './station-choice.tsx'
import { useStation } from './use-station.ts'

type Count = Item<typeof listStockCounts>

export const COUNT_STATES: Record<Count['state'], { name: () => string; tone: Tone }> = {
  open: { name: m.console_goods_count_open, tone: 'wait' },
  waiting: { name: m.console_goods_waiting, tone: 'wait' },
  booked: { name: m.console_goods_booked, tone: 'good' },
  cancelled: { name: m.console_goods_count_cancelled, tone: 'calm' },
}

/** Counts of a station: one is open at a time, and a large difference waits for a colleague. */
export function Counts() {
  const { region, zone, currency, whyNot } = useConsole()
  const station = useStation()
  const source = useMemo(
    () => paged(listStockCounts, { region: region.id, station: station ?? '' }),
    [region.id, station],
  )
  const columns = useMemo<readonly Column<Count>[]>(
    () => [
      {
        id: 'started',
        name: m.console_goods_count_started(),
        value: (row) => row.startedAt,
        cell: (row) => instantOf(row.startedAt, zone),
        width: 180,
      },
      { id: 'note', name: m.console_goods_note(), value: (row) => row.note, width: 240 },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => COUNT_STATES[row.state].name(),
        cell: (row) => (
          <Chip tone={COUNT_STATES[row.state].tone}>{COUNT_STATES[row.state].name()}</Chip>
        ),
      },
      {
        id: 'difference',
        name: m.console_goods_count_difference(),
        value: (row) =>
          row.differenceValueMinor === null ? null : majorOf(row.differenceValueMinor, currency),
        cell: (row) =>
          row.differenceValueMinor === null ? '' : money(row.differenceValueMinor, currency),
        isNumber: true,
      },
    ],
    [zone, currency],
  )
  if (station === undefined) return null
  return (
    <DataTable<Count>
      name="stock-counts"
      label={m.console_goods_counts()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/stock/$station/counts/$count', params: { station, count: id } })}
      states={tableStates(<Empty icon="stock" title={m.console_goods_no_counts()} />)}
      tools={
        <>
          <StationChoice />
          <ActButton
            label={m.console_goods_count_start()}
            why={whyNot('operations')}
            about={m.console_goods_count_about()}
            fields={[{ name: 'note', label: m.console_goods_note(), kind: 'text' }]}
            refresh={[listStockCounts]}
            submit={({ note }) =>
              startStockCount({ region: region.id, station }, note ? { note: String(note) } : {})
            }
          />
        </>
      }
    />
  )
}

import { useMemo } from 'react'
import { listSurpluses } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { useSkus, useStations } from '../../lookups.ts'
import { Chip, type Tone } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { useDay } from './day-field.tsx'
import { DecideSurplus } from './decide-surplus.tsx'
import { DESTINATIONS, type Surplus } from './surplus.ts'

const STATES: Record<NonNullable<Surplus['surplusState']>, { tone: Tone; name: () => string }> = {
  expected: { tone: 'calm', name: m.console_day_surplus_expected },
  waiting: { tone: 'wait', name: m.console_day_surplus_waiting },
  settled: { tone: 'good', name: m.console_day_surplus_settled },
}

/** What rounding to cases leaves over, where it goes, and whether it went. */
export function Surpluses() {
  const { region } = useConsole()
  const { date } = useDay()
  const skus = useSkus()
  const stations = useStations()
  const source = useMemo(
    () => paged(listSurpluses, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  const columns = useMemo<readonly Column<Surplus>[]>(() => {
    const amount = (row: Surplus, quantity: number | null) =>
      amountOf(quantity, skus.isWeighed(row.skuId))
    const goal = (row: Surplus) =>
      row.surplusDestination === null
        ? ''
        : row.surplusStationId === null
          ? DESTINATIONS[row.surplusDestination]()
          : m.console_day_surplus_to({ name: stations.name(row.surplusStationId) })
    return [
      {
        id: 'goods',
        name: m.console_day_col_goods(),
        value: (row) => skus.name(row.skuId),
        width: 220,
      },
      {
        id: 'surplus',
        name: m.console_day_surplus_planned(),
        value: (row) => amount(row, row.surplusQuantity),
        isNumber: true,
        width: 110,
      },
      {
        id: 'came',
        name: m.console_day_surplus_real(),
        value: (row) => amount(row, row.surplusSettledQuantity),
        isNumber: true,
        width: 110,
      },
      { id: 'goal', name: m.console_day_surplus_goal(), value: goal, width: 200 },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => (row.surplusState === null ? '' : STATES[row.surplusState].name()),
        cell: (row) =>
          row.surplusState && (
            <Chip tone={STATES[row.surplusState].tone}>{STATES[row.surplusState].name()}</Chip>
          ),
        width: 170,
      },
      {
        id: 'act',
        name: m.console_goods_decide(),
        value: () => null,
        cell: (row) => <DecideSurplus surplus={row} />,
        width: 130,
      },
    ]
  }, [skus, stations])
  return (
    <DataTable<Surplus>
      name="surpluses"
      label={m.console_day_surpluses()}
      source={source}
      rowId={({ id }) => id}
      columns={columns}
      states={tableStates(<Empty icon="check" title={m.console_day_surpluses_none()} />)}
    />
  )
}

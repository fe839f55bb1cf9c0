import { useMemo } from 'react'
import { finishSorting, getStageCounts, useLive } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, tableStates, whole } from '../../table/index.ts'
import { DayField, useDay } from '../procurement/day-field.tsx'
import { Allocation } from './allocation.tsx'
import { Crates } from './crates.tsx'
import { Discrepancies } from './discrepancies.tsx'
import { Loads } from './loads.tsx'
import { Redeliveries } from './redeliveries.tsx'

export default function Sorting() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_nav_sorting()} about={m.console_day_sorting_about()}>
        <DayField withStation />
      </PageHead>
      <AddressTabs
        label={m.console_nav_sorting()}
        tabs={[
          { id: 'stages', name: m.console_day_stages(), show: () => <Stages /> },
          { id: 'allocation', name: m.console_day_allocation(), show: () => <Allocation /> },
          { id: 'loads', name: m.console_day_loads(), show: () => <Loads /> },
          {
            id: 'discrepancies',
            name: m.console_day_discrepancies(),
            show: () => <Discrepancies />,
          },
          {
            id: 'redeliveries',
            name: m.console_day_redeliveries(),
            show: () => <Redeliveries />,
          },
          { id: 'crates', name: m.console_day_crates(), show: () => <Crates /> },
        ]}
      />
    </>
  )
}

type Stage = Awaited<ReturnType<typeof getStageCounts>>[number]

function Stages() {
  const { region } = useConsole()
  const { date, station } = useDay()
  const source = useMemo(
    () =>
      whole(['getStageCounts', region.id, station, date], async () =>
        station === undefined ? [] : getStageCounts({ region: region.id, station, date }),
      ),
    [region.id, station, date],
  )
  const amount = (id: string, name: string, of: (row: Stage) => number | null) => ({
    id,
    name,
    value: (row: Stage) => amountOf(of(row), row.isWeighed),
    isNumber: true,
    width: 96,
  })
  return (
    <DataTable
      name="stages"
      label={m.console_day_stages()}
      source={source}
      rowId={({ skuId }) => skuId}
      columns={[
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => nameOf(row.name),
          width: 220,
        },
        amount('wanted', m.console_day_stage_wanted(), (row) => row.wanted),
        amount('received', m.console_day_stage_received(), (row) => row.received),
        amount('allocated', m.console_day_stage_allocated(), (row) => row.allocated),
        amount('sorted', m.console_day_stage_sorted(), (row) => row.sorted),
        amount('loaded', m.console_day_stage_loaded(), (row) => row.loaded),
        amount('arrived', m.console_day_stage_arrived(), (row) => row.arrived),
        amount('handed', m.console_day_stage_handed(), (row) => row.handedOver),
        amount('claimed', m.console_day_stage_claimed(), (row) => row.claimed),
      ]}
      states={tableStates(<Empty icon="sorting" title={m.console_day_stages_none()} />)}
      tools={<FinishSorting />}
    />
  )
}

/** What nobody marked is as allocated: the day's bags are then fixed. */
function FinishSorting() {
  const { region, whyNot } = useConsole()
  const { date, station = '', whyNowhere } = useDay()
  return (
    <ActButton
      label={m.console_day_sorting_finish()}
      why={whyNot('operations') ?? whyNowhere}
      about={m.console_day_sorting_finish_about()}
      refresh={[getStageCounts]}
      submit={(_, __, key) => finishSorting({ region: region.id, station, date }, {}, { key })}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { listLoads, listSortingWaves, read } from '../../../api/index.ts'
import { Bones, Empty, Failed } from '../../../desk/empty.tsx'
import { JobCard, type Tone } from '../../../desk/job-card.tsx'
import { m } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/icon.tsx'
import { useWork } from '../../work.tsx'
import { useHere } from './at-station.tsx'
import { HandoverNext } from './handover-next.tsx'
import { STATION } from './paths.ts'
import {
  awaitedSkus,
  comingOf,
  isNoDay,
  type ReceivingDay,
  useReceivingDay,
} from './receiving/day.ts'
import { useAllocation } from './sorting/allocation-day.ts'

interface DayStep {
  key: string
  title: string
  icon: IconName
  figure?: string
  note: string
  to: string
  action: string
  tone: Tone
  isDone: boolean
}

/**
 * The day's steps from the door to the road, or, where a store is its own warehouse, to its counter;
 * the first that is not done is the largest.
 */
export function DaySteps({ isWarehouse }: { isWarehouse: boolean }) {
  const { date } = useWork()
  const day = useReceivingDay()
  const all = useSteps(day.data)
  // What is sorted where it is fetched needs no vehicle.
  const steps = all?.filter(({ key }) => isWarehouse || key !== 'loads') ?? null
  if (isNoDay(day.data)) {
    return <Empty icon="calendar" title={m.station_no_day()} text={m.station_no_day_text()} />
  }
  if (day.isError && day.data === undefined) {
    return <Failed error={day.error} onRetry={() => void day.refetch()} />
  }
  if (steps === null) return <Bones rows={4} />
  const next = steps.find(({ isDone }) => !isDone)
  const search = { date }
  return (
    <>
      {next === undefined && !isWarehouse ? (
        <HandoverNext />
      ) : next === undefined ? (
        <Empty icon="check-circle" title={m.station_day_done()} text={m.station_day_done_text()} />
      ) : (
        <JobCard {...next} search={search} isMain />
      )}
      <h2>{m.station_day()}</h2>
      <nav className="desk-list" aria-label={m.station_day()}>
        {steps.map((step) => (
          <JobCard
            {...step}
            key={step.key}
            search={search}
            icon={step.isDone ? 'check' : step.icon}
            tone={step.isDone ? 'go' : step.tone}
          />
        ))}
      </nav>
    </>
  )
}

function useSteps(day: ReceivingDay | undefined): DayStep[] | null {
  const { day: params } = useHere()
  const allocation = useAllocation()
  const waves = useQuery({ ...read(listSortingWaves, params), refetchInterval: 15_000 })
  const loads = useQuery({ ...read(listLoads, params), refetchInterval: 15_000 })
  if (day === undefined || waves.data === undefined || loads.data === undefined) return null
  const orders = day.purchaseOrders.filter(({ state }) => state !== 'declined')
  const here = orders.filter((order) => comingOf(order) === 'whole').length
  const isClosed = day.closedAt !== null
  const short = (allocation.data?.skus ?? []).filter(({ missing }) => missing > 0).length
  const open = waves.data.filter(({ sortedAt }) => sortedAt === null)
  const last = waves.data.find(({ isLast }) => isLast)
  const { loads: planned } = loads.data
  const left = planned.filter(({ dispatchedAt }) => dispatchedAt !== null).length
  const hasNobody = allocation.data?.isFinal === true && allocation.data.skus.length === 0
  const isSorted = hasNobody || (last !== undefined && open.length === 0)
  return [
    {
      key: 'receiving',
      title: m.station_receiving(),
      icon: 'scan',
      figure: m.station_of({ done: here, all: orders.length }),
      note: m.station_step_receiving(),
      to: STATION.receiving,
      action: m.station_step_receiving_go(),
      tone: 'wait',
      isDone: isClosed || awaitedSkus(day).size === 0,
    },
    {
      key: 'closing',
      title: m.station_closing(),
      icon: 'flag',
      ...(isClosed || short === 0 ? {} : { figure: String(short) }),
      note: isClosed
        ? m.station_step_closed()
        : short === 0
          ? m.now_station_close_note()
          : m.station_step_closing(),
      to: STATION.closing,
      action: m.station_step_closing_go(),
      tone: short > 0 ? 'need' : 'wait',
      isDone: isClosed,
    },
    {
      key: 'allocation',
      title: m.station_allocation(),
      icon: 'people',
      note: allocation.data?.isFinal
        ? m.station_step_allocation({ count: short })
        : m.station_step_allocation_open(),
      to: STATION.allocation,
      action: m.station_see_allocation(),
      tone: 'wait',
      isDone: allocation.data?.isFinal === true,
    },
    {
      key: 'sorting',
      title: m.station_sorting(),
      icon: 'bag',
      figure: m.station_of({ done: waves.data.length - open.length, all: waves.data.length }),
      note: m.station_step_sorting(),
      to: STATION.sorting,
      action: m.station_step_sorting_go(),
      tone: 'wait',
      isDone: isSorted,
    },
    {
      key: 'loads',
      title: m.station_loads(),
      icon: 'truck',
      figure: m.station_of({ done: left, all: planned.length }),
      note: m.station_step_loads(),
      to: STATION.loads,
      action: m.station_step_loads_go(),
      tone: 'wait',
      isDone: isSorted && (hasNobody || planned.length > 0) && left === planned.length,
    },
  ]
}

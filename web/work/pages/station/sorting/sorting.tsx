import '../station.css'
import './sorting.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  getAllocation,
  listSorting,
  listSortingWaves,
  openSortingWave,
  read,
  type SortingWave,
  useAct,
} from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m, timeOf } from '../../../../i18n/index.ts'
import { Button, buttonClass } from '../../../../ui/button.tsx'
import { PrintLink } from '../../../goods/print-link.tsx'
import { useWork } from '../../../work.tsx'
import { printPaths } from '../../print/paths.ts'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { isNoDay, useReceivingDay } from '../receiving/day.ts'
import { markedOf, useSortLines } from './board-day.ts'
import { CommunityProgress } from './community-progress.tsx'
import { FinishSorting } from './finish-sorting.tsx'

/** The waves of a day: what is to be sorted, how far it is, and its end. */
export default function Sorting() {
  const { date, today } = useWork()
  const { day } = useHere()
  const waves = useQuery({ ...read(listSortingWaves, day), refetchInterval: 10_000 })
  return (
    <AtStation title={m.station_sorting()} isWide>
      {() => (
        <>
          <DatePick date={date} today={today} />
          <StateList
            of={waves}
            empty={<Empty icon="bag" title={m.station_no_wave()} text={m.station_no_wave_text()} />}
          >
            {(found) => (
              <>
                {found.map((wave) => (
                  <WaveCard key={wave.id} wave={wave} />
                ))}
              </>
            )}
          </StateList>
          <EarlyWave waves={waves.data ?? []} />
        </>
      )}
    </AtStation>
  )
}

function WaveCard({ wave }: { wave: SortingWave }) {
  const { region, date } = useWork()
  const lines = useSortLines(wave.wave)
  const done = markedOf(lines.data?.lines ?? [])
  const all = lines.data?.lines.length ?? wave.lineCount
  return (
    <article className="desk-card station-wave">
      <header>
        <h2>{wave.isLast ? m.station_last_wave() : m.station_early_wave({ number: wave.wave })}</h2>
        <WaveTag wave={wave} />
      </header>
      {wave.sortedAt === null ? (
        <>
          <Progress done={done} all={all} />
          <div className="station-tools">
            <Link
              to={STATION.board}
              search={{ date, wave: wave.wave, by: 'sku' }}
              className={buttonClass('main')}
            >
              {m.station_sort_by_sku()}
            </Link>
            <Link
              to={STATION.board}
              search={{ date, wave: wave.wave, by: 'community' }}
              className={buttonClass('soft')}
            >
              {m.station_sort_by_community()}
            </Link>
          </div>
        </>
      ) : (
        <p className="desk-job-note">
          {m.station_wave_sorted({
            time: timeOf(wave.sortedAt, region.timeZone),
            count: wave.bagCount,
          })}
        </p>
      )}
      <CommunityProgress wave={wave} lines={lines.data?.lines ?? []} />
      <Prints wave={wave} />
      {wave.sortedAt !== null || wave.finishedAt === null ? null : lines.data ? (
        <FinishSorting wave={wave} lines={lines.data.lines} />
      ) : (
        <Refusal error={lines.error} />
      )}
    </article>
  )
}

/** How much is done, as a bar and in words. */
export function Progress({ done, all }: { done: number; all: number }) {
  return (
    <div className="station-progress">
      <progress max={Math.max(all, 1)} value={done} aria-label={m.station_progress()} />
      <span className="number">{m.station_of_lines({ done, count: all })}</span>
    </div>
  )
}

function WaveTag({ wave }: { wave: SortingWave }) {
  if (wave.dispatchedAt !== null) return <Tag tone="go">{m.station_wave_left()}</Tag>
  if (wave.sortedAt !== null) return <Tag tone="go">{m.station_wave_done()}</Tag>
  if (wave.finishedAt === null) return <Tag tone="wait">{m.station_wave_settling()}</Tag>
  return <Tag tone="wait">{m.station_wave_open()}</Tag>
}

function Prints({ wave }: { wave: SortingWave }) {
  const { date, station } = useWork()
  if (station === null) return null
  return (
    <div className="station-tools">
      <PrintLink to={printPaths.sortingLists(station.id, date)}>
        {m.station_print_lists()}
      </PrintLink>
      {wave.sortedAt === null ? null : (
        <PrintLink to={printPaths.bagLabels(station.id, date)}>{m.station_print_bags()}</PrintLink>
      )}
    </div>
  )
}

/** Before the receipt is closed: what has come is given firmly, so that a first load can leave. */
function EarlyWave({ waves }: { waves: readonly SortingWave[] }) {
  const { day } = useHere()
  const receiving = useReceivingDay()
  const open = useAct(openSortingWave, {
    refresh: [listSortingWaves, listSorting, getAllocation],
  })
  if (receiving.data === undefined || isNoDay(receiving.data)) return null
  if (receiving.data.closedAt !== null) return null
  const isSorting = waves.some(({ sortedAt }) => sortedAt === null)
  return (
    <section className="desk-card station-wave">
      <h2>{m.station_open_wave()}</h2>
      <p className="desk-job-note">{m.station_open_wave_text()}</p>
      <Refusal error={open.error} />
      <Button
        kind="soft"
        isBusy={open.isPending}
        whyNot={isSorting ? m.station_wave_first() : null}
        onClick={() => open.mutate({ params: day, body: {} })}
      >
        {m.station_open_wave()}
      </Button>
    </section>
  )
}

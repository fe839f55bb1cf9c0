import './station.css'
import { DatePick } from '../../../desk/date-pick.tsx'
import { Bones } from '../../../desk/empty.tsx'
import { JobCard } from '../../../desk/job-card.tsx'
import { m } from '../../../i18n/index.ts'
import { useWork } from '../../work.tsx'
import { AtStation } from './at-station.tsx'
import { DaySteps } from './day-steps.tsx'
import { HandoverNext } from './handover-next.tsx'
import { STATION } from './paths.ts'
import { isNoDay, useReceivingDay } from './receiving/day.ts'

/** The station's day: the one thing to do next, then all else that is done here. */
export default function Station() {
  const { date, today } = useWork()
  return (
    <AtStation title={m.station_title()} back={null} isWide>
      {(station) => (
        <>
          <DatePick date={date} today={today} />
          <DayHere key={station.id} isWarehouse={station.stationKind === 'warehouse'} />
        </>
      )}
    </AtStation>
  )
}

/** A store is its own warehouse on the days on which goods come to it. */
function DayHere({ isWarehouse }: { isWarehouse: boolean }) {
  const { data, isError } = useReceivingDay()
  const isTakingIn = isWarehouse || (data !== undefined && !isNoDay(data))
  return (
    <>
      {isTakingIn ? (
        <DaySteps isWarehouse={isWarehouse} />
      ) : data === undefined && !isError ? (
        <Bones rows={2} />
      ) : (
        <HandoverNext />
      )}
      <MoreJobs hasHandover={isTakingIn} />
    </>
  )
}

function MoreJobs({ hasHandover }: { hasHandover: boolean }) {
  return (
    <>
      <h2>{m.station_counter_part()}</h2>
      <nav className="desk-list station-two" aria-label={m.station_counter_part()}>
        <JobCard
          title={m.station_counter()}
          icon="cart"
          note={m.station_counter_text()}
          to={STATION.counter}
          action=""
        />
        <JobCard
          title={m.station_cash()}
          icon="coin"
          note={m.station_cash_text()}
          to={STATION.cash}
          action=""
        />
        <JobCard
          title={m.station_uncollected()}
          icon="bag"
          tone="wait"
          note={m.station_uncollected_text()}
          to={STATION.uncollected}
          action=""
        />
        {hasHandover ? (
          <JobCard
            title={m.station_handover()}
            icon="bag"
            note={m.station_handover_text()}
            to="/handover"
            action=""
          />
        ) : null}
      </nav>
      <h2>{m.station_stock_part()}</h2>
      <nav className="desk-list station-two" aria-label={m.station_stock_part()}>
        <JobCard
          title={m.station_stock()}
          icon="box"
          note={m.station_stock_text()}
          to={STATION.stock}
          action=""
        />
        <JobCard
          title={m.station_expiring()}
          icon="clock"
          tone="wait"
          note={m.station_expiring_text()}
          to={STATION.expiring}
          action=""
        />
        <JobCard
          title={m.station_counts()}
          icon="list"
          note={m.station_counts_text()}
          to={STATION.counts}
          action=""
        />
        <JobCard
          title={m.station_corrections()}
          icon="edit"
          note={m.station_corrections_text()}
          to={STATION.corrections}
          action=""
        />
        <JobCard
          title={m.station_transfers()}
          icon="share"
          note={m.station_transfers_text()}
          to={STATION.transfers}
          action=""
        />
        <JobCard
          title={m.station_returns()}
          icon="undo"
          note={m.station_returns_text()}
          to={STATION.returns}
          action=""
        />
      </nav>
    </>
  )
}

import '../station.css'
import './loads.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listLoads, listSortingWaves, listVehicles, read } from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Empty } from '../../../../desk/empty.tsx'
import { readAll } from '../../../../desk/read-all.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { CrateCount } from './crate-count.tsx'
import { LoadCard } from './load-card.tsx'
import { LoadMap } from './load-map.tsx'
import { PlanLoads } from './plan-loads.tsx'

/** What leaves on which vehicle, in which order, with which crates. */
export default function Loads() {
  const { date, today } = useWork()
  return (
    <AtStation title={m.station_loads()} isWide>
      {() => (
        <>
          <div className="station-tools">
            <DatePick date={date} today={today} />
            <Link to={STATION.vehicles} className={buttonClass('plain')}>
              {m.station_vehicles()}
            </Link>
          </div>
          <LoadBoard />
          <CrateCount />
        </>
      )}
    </AtStation>
  )
}

function LoadBoard() {
  const { region } = useWork()
  const { day } = useHere()
  const loads = useQuery({ ...read(listLoads, day), refetchInterval: 15_000 })
  const waves = useQuery(read(listSortingWaves, day))
  const vehicles = useQuery(readAll(listVehicles, { region: region.id }))
  const sorted = (waves.data ?? []).filter(({ sortedAt }) => sortedAt !== null)
  const bags = sorted.reduce((sum, { bagCount }) => sum + bagCount, 0)
  const loaded = (loads.data?.loads ?? []).reduce((sum, { bagCount }) => sum + bagCount, 0)
  return (
    <StateList of={loads} isEmpty={() => false} empty={null}>
      {({ loads: found }) => (
        <>
          {found.length === 0 && bags === 0 ? (
            <StateList of={waves} isEmpty={() => true} empty={<NoBags />}>
              {() => null}
            </StateList>
          ) : (
            <StateList of={vehicles} isEmpty={() => false} empty={null}>
              {(all) => (
                <PlanLoads loads={found} vehicles={all} bagsLeft={Math.max(0, bags - loaded)} />
              )}
            </StateList>
          )}
          {found.length === 0 ? null : <LoadMap loads={found} />}
          <div className="station-cards">
            {found.map((load) => (
              <LoadCard
                key={load.id}
                load={load}
                vehicle={vehicles.data?.find(({ id }) => id === load.vehicleId)}
              />
            ))}
          </div>
        </>
      )}
    </StateList>
  )
}

const NoBags = () => (
  <Empty icon="truck" title={m.station_no_bags()} text={m.station_no_bags_text()} />
)

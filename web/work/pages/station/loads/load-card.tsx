import { useState } from 'react'
import type { Load, Vehicle } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { m, number, timeOf, weight } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { PrintLink } from '../../../goods/print-link.tsx'
import { useWork } from '../../../work.tsx'
import { printPaths } from '../../print/paths.ts'
import { CrateSheet } from './crate-sheet.tsx'

/** One load: how full, who drives it, where it stops, and that it leaves or is back. */
export function LoadCard({ load, vehicle }: { load: Load; vehicle: Vehicle | undefined }) {
  const [asked, setAsked] = useState<'dispatch' | 'return' | null>(null)
  return (
    <article className="desk-card station-load">
      <header>
        <h2>
          {m.station_load({ number: load.number, vehicle: vehicle?.name ?? load.vehicleCode })}
        </h2>
        <LoadTag load={load} />
      </header>
      <p className="desk-job-note">
        {load.courierName === null
          ? m.station_no_courier()
          : m.station_driven_by({ name: load.courierName })}
        {' · '}
        {m.station_distance({ km: number(Math.round(load.distanceMeters / 100) / 10) })}
      </p>
      <Fill load={load} vehicle={vehicle} />
      <Stops load={load} />
      <div className="station-tools">
        <PrintLink to={printPaths.deliveryNotes(load.id)}>{m.station_print_notes()}</PrintLink>
        {load.dispatchedAt === null ? (
          <Button icon="truck" onClick={() => setAsked('dispatch')}>
            {m.station_dispatch()}
          </Button>
        ) : load.returnedAt === null ? (
          <Button kind="soft" icon="crate" onClick={() => setAsked('return')}>
            {m.station_return()}
          </Button>
        ) : null}
      </div>
      {asked === null ? null : (
        <CrateSheet load={load} deed={asked} onClose={() => setAsked(null)} />
      )}
    </article>
  )
}

function LoadTag({ load }: { load: Load }) {
  const { region } = useWork()
  if (load.returnedAt !== null) return <Tag tone="go">{m.station_returned()}</Tag>
  if (load.dispatchedAt !== null) {
    return (
      <Tag tone="go">{m.station_left_at({ time: timeOf(load.dispatchedAt, region.timeZone) })}</Tag>
    )
  }
  return (
    <Tag tone="wait">
      {load.departsAt === null
        ? m.station_planned()
        : m.station_planned_at({ time: timeOf(load.departsAt, region.timeZone) })}
    </Tag>
  )
}

function Fill({ load, vehicle }: { load: Load; vehicle: Vehicle | undefined }) {
  const parts = [
    m.station_bags({ count: load.bagCount }),
    load.coldBagCount > 0 && m.station_cold_bags({ count: load.coldBagCount }),
    m.station_crates({ count: load.crateCount }),
    load.iceBoxCount > 0 && m.station_ice_boxes({ count: load.iceBoxCount }),
    weight(load.weightGrams),
  ].filter((part) => part !== false)
  return (
    <div className="station-progress">
      {vehicle === undefined ? null : (
        <progress
          max={vehicle.capacityBags}
          value={Math.min(load.bagCount, vehicle.capacityBags)}
          aria-label={m.station_capacity({ used: load.bagCount, count: vehicle.capacityBags })}
        />
      )}
      <span>{parts.join(' · ')}</span>
    </div>
  )
}

function Stops({ load }: { load: Load }) {
  const { region } = useWork()
  return (
    <ol className="station-stops">
      {load.stops.map((stop) => (
        <li key={stop.id}>
          <span className="station-stop-number number">{stop.position}</span>
          <span className="station-grow">
            <strong>{stop.stationName}</strong>
            <small>{stop.address}</small>
          </span>
          <span className="number">{m.station_bags({ count: stop.bagCount })}</span>
          {stop.arrivedAt === null ? null : (
            <Tag tone="go">
              {m.station_arrived_at({ time: timeOf(stop.arrivedAt, region.timeZone) })}
            </Tag>
          )}
        </li>
      ))}
    </ol>
  )
}

import { useState } from 'react'
import { type Load, listLoads, planLoads, useAct, type Vehicle } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m, timeOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { instantAt } from '../../../dates.ts'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'

export interface PlanLoadsProps {
  loads: readonly Load[]
  vehicles: readonly Vehicle[]
  /** Sorted bags that are on no load: of a later wave, or of what came late. */
  bagsLeft: number
}

/** Chooses vehicles and divides the bags over them. */
export function PlanLoads({ loads, vehicles, bagsLeft }: PlanLoadsProps) {
  const { day, here } = useHere()
  const { region, date } = useWork()
  const [typed, setLeaves] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const plan = useAct(planLoads, { refresh: [listLoads] })
  const left = loads.filter(({ dispatchedAt }) => dispatchedAt !== null)
  const busy = new Set(
    left.filter(({ returnedAt }) => returnedAt === null).map(({ vehicleId }) => vehicleId),
  )
  const free = vehicles.filter(
    ({ id, retiredAt, stationId }) =>
      retiredAt === null && !busy.has(id) && (stationId === null || stationId === here.station),
  )
  // What was chosen and has left meanwhile is not asked for again.
  const wanted = free.map(({ id }) => id).filter((id) => chosen?.includes(id) ?? true)
  // Planned anew, a load keeps its time unless another is said.
  const planned = loads.find(({ dispatchedAt }) => dispatchedAt === null)?.departsAt ?? null
  const leaves = typed ?? (planned === null ? '' : timeOf(planned, region.timeZone))
  const turn = (id: string) =>
    setChosen(wanted.includes(id) ? wanted.filter((one) => one !== id) : [...wanted, id])
  if (loads.length > 0 && bagsLeft === 0 && left.length === loads.length) return null
  return (
    <section className="desk-card station-wave">
      <header>
        <h2>{left.length > 0 && bagsLeft > 0 ? m.station_second_load() : m.station_plan()}</h2>
        {bagsLeft > 0 ? <Tag tone="wait">{m.station_bags_left({ count: bagsLeft })}</Tag> : null}
      </header>
      {free.length === 0 ? null : (
        <fieldset className="station-choice">
          <legend>{m.station_plan_vehicles()}</legend>
          <div className="desk-chips">
            {free.map((vehicle) => (
              <button
                key={vehicle.id}
                type="button"
                className="desk-chip"
                aria-pressed={wanted.includes(vehicle.id)}
                onClick={() => turn(vehicle.id)}
              >
                {vehicle.isCold ? <Icon name="snow" size={16} label={m.station_cooled()} /> : null}
                {m.station_vehicle_room({ name: vehicle.name, count: vehicle.capacityBags })}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <TextField
        label={m.station_leaves_at()}
        hint={m.station_leaves_at_hint()}
        type="time"
        value={leaves}
        onChange={(event) => setLeaves(event.target.value)}
      />
      <Refusal error={plan.error} />
      <Button
        isWide
        kind={loads.length === left.length ? 'main' : 'soft'}
        icon="truck"
        isBusy={plan.isPending}
        whyNot={
          free.length === 0
            ? m.station_no_free_vehicle()
            : wanted.length === 0
              ? m.station_lack_vehicle()
              : null
        }
        onClick={() =>
          plan.mutate({
            params: day,
            body: {
              vehicleIds: wanted,
              ...(leaves === '' ? {} : { departsAt: instantAt(date, leaves, region.timeZone) }),
            },
          })
        }
      >
        {loads.length === left.length ? m.station_plan_do() : m.station_plan_again()}
      </Button>
    </section>
  )
}

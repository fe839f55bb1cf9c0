import { useQuery } from '@tanstack/react-query'
import { listLoads, listVehicles, planLoads, read } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { m, number } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { PointMap } from '../../map/point-map.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { ProofPictures } from '../../parts/proof-pictures.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { useDay } from '../procurement/day-field.tsx'

type Load = Awaited<ReturnType<typeof listLoads>>['loads'][number]

/** The loads of the day with their routes. */
export function Loads() {
  const { region } = useConsole()
  const { date, station = '' } = useDay()
  const loads = useQuery({
    ...read(listLoads, { region: region.id, station, date }),
    enabled: station !== '',
  })
  return (
    <Answered of={loads}>
      {({ loads: all }) =>
        all.length === 0 ? (
          <Panel title={m.console_day_loads()} action={<PlanLoads />}>
            <Empty icon="supplier" title={m.console_day_loads_none()} />
          </Panel>
        ) : (
          <div className="console-stack">
            {all.every(({ dispatchedAt }) => dispatchedAt === null) && (
              <div className="console-row console-end">
                <PlanLoads />
              </div>
            )}
            {all.map((load) => (
              <OneLoad key={load.id} load={load} />
            ))}
          </div>
        )
      }
    </Answered>
  )
}

/** Puts the day's bags on vehicles in the order of their stops; what has left stays as it is. */
function PlanLoads() {
  const { region, whyNot } = useConsole()
  const { date, station = '' } = useDay()
  const vehicles = useQuery(readAll(listVehicles, { region: region.id }))
  return (
    <ActButton
      label={m.console_day_loads_plan()}
      why={whyNot('operations')}
      about={m.console_day_loads_plan_about()}
      fields={[
        {
          ...{ name: 'vehicleIds', label: m.console_day_loads_vehicles(), kind: 'several' },
          hint: m.console_day_loads_vehicles_hint(),
          options:
            vehicles.data?.map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            })) ?? [],
        },
      ]}
      refresh={[listLoads]}
      submit={({ vehicleIds }) =>
        planLoads(
          { region: region.id, station, date },
          Array.isArray(vehicleIds) && vehicleIds.length > 0
            ? { vehicleIds: vehicleIds.map(String) }
            : {},
        )
      }
    />
  )
}

function OneLoad({ load }: { load: Load }) {
  const state =
    load.returnedAt !== null
      ? m.console_day_load_back()
      : load.dispatchedAt !== null
        ? m.console_day_load_gone()
        : m.console_day_load_planned()
  const points = load.stops.flatMap(({ id, stationName, latitude, longitude, arrivedAt }) =>
    latitude === null || longitude === null
      ? []
      : {
          ...{ id, latitude, longitude },
          name: stationName,
          tone: arrivedAt === null ? ('wait' as const) : ('good' as const),
        },
  )
  return (
    <Panel
      title={`${m.console_day_load_number({ number: number(load.number) })} · ${load.vehicleCode}`}
      action={
        <>
          <Chip tone={load.dispatchedAt === null ? 'wait' : 'good'}>{state}</Chip>
          <span>{m.console_day_load_stops({ count: load.stops.length })}</span>
          <span>{m.console_day_load_bags({ count: load.bagCount })}</span>
        </>
      }
    >
      <div className="console-split">
        <ol>
          {load.stops.map((stop) => (
            <li key={stop.id}>
              {stop.stationName} · {m.console_day_load_bags({ count: stop.bagCount })}{' '}
              {stop.arrivedAt !== null && <Chip tone="good">{m.console_day_state_arrived()}</Chip>}
              <ProofPictures ids={stop.pictureId === null ? [] : [stop.pictureId]} />
            </li>
          ))}
        </ol>
        {points.length > 0 && (
          <PointMap
            label={m.console_day_load_map({ number: number(load.number) })}
            points={points}
            lines={[{ id: load.id, name: load.vehicleCode, points }]}
          />
        )}
      </div>
    </Panel>
  )
}

import '../station.css'
import './loads.css'
import { useQuery } from '@tanstack/react-query'
import { listVehicles } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag } from '../../../../desk/job-card.tsx'
import { readAll } from '../../../../desk/read-all.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation } from '../at-station.tsx'
import { STATION } from '../paths.ts'

/** The vehicles there are and what they carry; headquarters changes them. */
export default function Vehicles() {
  const { region } = useWork()
  const vehicles = useQuery(readAll(listVehicles, { region: region.id }))
  return (
    <AtStation title={m.station_vehicles()} back={STATION.loads}>
      {() => (
        <StateList of={vehicles} empty={<Empty icon="truck" title={m.station_no_vehicles()} />}>
          {(items) => (
            <ul className="desk-list">
              {items.map((vehicle) => (
                <li key={vehicle.id} className="station-row">
                  <span className="desk-dot desk-tone-go">
                    <Icon name="truck" />
                  </span>
                  <span className="station-grow station-stack">
                    <strong>{vehicle.name}</strong>
                    <small>
                      {m.station_vehicle_carries({
                        code: vehicle.code,
                        bags: vehicle.capacityBags,
                        crates: vehicle.capacityCrates,
                        kg: vehicle.capacityKg,
                      })}
                    </small>
                  </span>
                  {vehicle.isCold ? <Tag tone="cold">{m.station_cooled()}</Tag> : null}
                </li>
              ))}
            </ul>
          )}
        </StateList>
      )}
    </AtStation>
  )
}

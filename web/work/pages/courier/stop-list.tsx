import { m, timeOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { type Load, type Stop, standOf } from './load-state.ts'
import { NavigateLink } from './navigate-link.tsx'

/** The stops in the order they are driven; the next one is open, another can be served before it. */
export function StopList(props: { load: Load; timeZone: string; onArrive: (stop: Stop) => void }) {
  const { load, timeZone, onArrive } = props
  const { next, is } = standOf(load)
  return (
    <ol className="courier-stops">
      {load.stops.map((stop) => (
        <li
          key={stop.id}
          className={stop.id === next?.id ? 'courier-stop courier-stop-next' : 'courier-stop'}
          aria-current={stop.id === next?.id ? 'step' : undefined}
        >
          <span className="courier-stop-place number" aria-hidden="true">
            {stop.arrivedAt === null ? stop.position : <Icon name="check" size={20} />}
          </span>
          <div className="courier-stop-words">
            <strong>{stop.stationName}</strong>
            <small>{stop.address}</small>
            <small className="number">
              <span>{m.courier_bags({ count: stop.bagCount })}</span>
              {stop.coldBagCount === 0 ? null : (
                <span className="courier-cold">
                  <Icon name="snow" size={16} />
                  {m.courier_cold_bags({ count: stop.coldBagCount })}
                </span>
              )}
              <span>{m.courier_crates({ count: stop.crateCount })}</span>
              {stop.arrivedAt === null ? null : (
                <span>{m.courier_served_at({ time: timeOf(stop.arrivedAt, timeZone) })}</span>
              )}
            </small>
            {stop.arrivedAt === null ? (
              <div className="courier-stop-deeds">
                <NavigateLink spot={stop} />
                {is === 'driving' && stop.id !== next?.id ? (
                  <Button kind="plain" of={stop.stationName} onClick={() => onArrive(stop)}>
                    {m.courier_arrived()}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getStation, type Load, read } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { useHere } from '../at-station.tsx'

const WIDE = 600
const HIGH = 260
const EDGE = 36

interface Spot {
  x: number
  y: number
}

/** Where the loads go, drawn from the coordinates: no map from outside. */
export function LoadMap({ loads }: { loads: readonly Load[] }) {
  const { here } = useHere()
  const { data: start } = useQuery(read(getStation, here))
  const known = loads.flatMap(({ stops }) => stops.filter(({ latitude }) => latitude !== null))
  if (start === undefined || start.latitude === null || known.length === 0) return null
  const place = placing([start, ...known])
  const home = place(start)
  return (
    <svg
      className="station-map"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="img"
      aria-label={m.station_map()}
    >
      {loads.map((load, nth) => {
        const spots = load.stops.filter(({ latitude }) => latitude !== null).map(place)
        return (
          <polyline
            key={load.id}
            className={`station-way station-way-${nth % 4}`}
            points={[home, ...spots, home].map(({ x, y }) => `${x},${y}`).join(' ')}
          />
        )
      })}
      {loads.flatMap((load) =>
        load.stops
          .filter(({ latitude }) => latitude !== null)
          .map((stop) => {
            const { x, y } = place(stop)
            return (
              <g key={stop.id}>
                <circle
                  className={stop.arrivedAt === null ? 'station-spot' : 'station-spot-done'}
                  cx={x}
                  cy={y}
                  r="13"
                />
                <text className="station-spot-text" x={x} y={y + 5}>
                  {stop.position}
                </text>
              </g>
            )
          }),
      )}
      <rect
        className="station-home-spot"
        x={home.x - 9}
        y={home.y - 9}
        width="18"
        height="18"
        rx="4"
      />
    </svg>
  )
}

interface Located {
  latitude: number | null
  longitude: number | null
}

/** Puts coordinates into the picture; a degree east is shorter than a degree north. */
function placing(points: readonly Located[]): (point: Located) => Spot {
  const north = points.map(({ latitude }) => latitude!)
  const middle = (Math.min(...north) + Math.max(...north)) / 2
  const narrow = Math.cos((middle * Math.PI) / 180)
  const east = points.map(({ longitude }) => longitude! * narrow)
  const [west, south] = [Math.min(...east), Math.min(...north)]
  const spanX = Math.max(...east) - west
  const spanY = Math.max(...north) - south
  const scale = Math.min(
    (WIDE - 2 * EDGE) / Math.max(spanX, 1e-6),
    (HIGH - 2 * EDGE) / Math.max(spanY, 1e-6),
  )
  const left = (WIDE - spanX * scale) / 2
  const low = (HIGH + spanY * scale) / 2
  return ({ latitude, longitude }) => ({
    x: Math.round(left + (longitude! * narrow - west) * scale),
    y: Math.round(low - (latitude! - south) * scale),
  })
}

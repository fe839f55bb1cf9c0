import { m } from '../../../i18n/index.ts'

export interface SketchStop {
  id: string
  position: number
  latitude: number | null
  longitude: number | null
  arrivedAt: string | null
}

const WIDTH = 320
const HEIGHT = 150
const EDGE = 24
const FEWEST = 2

/** Places on a plane: as far north and east as they lie, in the frame. Pure. */
export function placed(stops: readonly SketchStop[]): { stop: SketchStop; x: number; y: number }[] {
  const known = stops.filter(({ latitude, longitude }) => latitude !== null && longitude !== null)
  const north = known.map(({ latitude }) => latitude!)
  // A degree of longitude is shorter the farther from the equator.
  const shrink = Math.cos(((north[0] ?? 0) * Math.PI) / 180)
  const east = known.map(({ longitude }) => longitude! * shrink)
  const [south, west] = [Math.min(...north), Math.min(...east)]
  const tall = Math.max(...north) - south
  const wide = Math.max(...east) - west
  const across = WIDTH - 2 * EDGE
  const down = HEIGHT - 2 * EDGE
  const scale = Math.min(
    wide === 0 ? Number.POSITIVE_INFINITY : across / wide,
    tall === 0 ? Number.POSITIVE_INFINITY : down / tall,
  )
  const by = Number.isFinite(scale) ? scale : 0
  const left = EDGE + (across - wide * by) / 2
  const top = EDGE + (down - tall * by) / 2
  return known.map((stop, at) => ({
    stop,
    x: left + (east[at]! - west) * by,
    y: top + (tall - (north[at]! - south)) * by,
  }))
}

/** The stops as they lie to each other, in the order they are driven; no map from outside. */
export function RouteSketch({ stops }: { stops: readonly SketchStop[] }) {
  const points = placed(stops)
  if (points.length < FEWEST) return null
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  return (
    <svg
      className="courier-sketch"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={m.courier_sketch({ count: points.length })}
    >
      <polyline points={line} />
      {points.map(({ stop, x, y }) => (
        <g key={stop.id} className={stop.arrivedAt === null ? '' : 'courier-sketch-done'}>
          <circle cx={x} cy={y} r="12" />
          <text x={x} y={y + 4.5}>
            {stop.position}
          </text>
        </g>
      ))}
    </svg>
  )
}

import './map-sketch.css'

export interface Spot {
  latitude: number
  longitude: number
}

const WIDTH = 320
const HEIGHT = 150
const EDGE = 36
/** Length of a degree of latitude (WGS 84, mean). */
const METERS_PER_DEGREE = 111_320

/** How far two spots lie apart, in meters: exact enough within a town. */
export function metersBetween(one: Spot, other: Spot): number {
  const east = eastOf(one, other)
  const north = (other.latitude - one.latitude) * METERS_PER_DEGREE
  return Math.round(Math.hypot(east, north))
}

const eastOf = (from: Spot, to: Spot): number =>
  (to.longitude - from.longitude) * METERS_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180)

/**
 * Where a point lies seen from home, drawn from their coordinates alone: the north above, a dotted
 * way between. No map service is asked.
 */
export function MapSketch({
  point,
  home,
  label,
  pointName,
  homeName,
}: {
  point: Spot
  home: Spot | null
  /** What it shows, for who listens: 320 m from home. */
  label: string
  pointName: string
  homeName: string
}) {
  const at = home === null ? { x: WIDTH / 2, y: HEIGHT / 2 } : pointAt(home, point)
  const from = { x: WIDTH - at.x, y: HEIGHT - at.y }
  return (
    <svg className="ui-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <rect className="ui-map-ground" width={WIDTH} height={HEIGHT} rx="14" />
      <path className="ui-map-street" d={streets(at, from)} />
      {home === null ? null : (
        <>
          <path
            className="ui-map-way"
            d={`M${from.x} ${from.y}L${from.x} ${at.y}L${at.x} ${at.y}`}
          />
          <circle className="ui-map-home" cx={from.x} cy={from.y} r="7" />
          <Name x={from.x} y={from.y + 22} text={homeName} />
        </>
      )}
      <path
        className="ui-map-pin"
        transform={`translate(${at.x - 14} ${at.y - 30})`}
        d="M14 30S26 19 26 12A12 12 0 1 0 2 12C2 19 14 30 14 30Z"
      />
      <circle className="ui-map-hole" cx={at.x} cy={at.y - 18} r="4.5" />
      <Name x={at.x} y={at.y + 15} text={pointName} />
      <path className="ui-map-north" d={`M${WIDTH - 18} 30V14m-5 6 5-6 5 6`} />
    </svg>
  )
}

const Name = ({ x, y, text }: { x: number; y: number; text: string }) => (
  <text
    className="ui-map-name"
    x={Math.min(WIDTH - 70, Math.max(70, x))}
    y={Math.min(HEIGHT - 6, y)}
    textAnchor="middle"
  >
    {text.length > 16 ? `${text.slice(0, 15)}…` : text}
  </text>
)

/** Home and point fill the field as far as they are apart, each in its true direction. */
function pointAt(home: Spot, point: Spot): { x: number; y: number } {
  const east = eastOf(home, point)
  const north = (point.latitude - home.latitude) * METERS_PER_DEGREE
  const scale = Math.min(
    (WIDTH / 2 - EDGE) / Math.max(1, Math.abs(east)),
    (HEIGHT / 2 - EDGE) / Math.max(1, Math.abs(north)),
    1,
  )
  return { x: WIDTH / 2 + east * scale, y: HEIGHT / 2 - north * scale }
}

/** A few lanes through both ends, so that the eye has something to hold on to. */
const streets = (one: { x: number; y: number }, other: { x: number; y: number }): string =>
  [one, other].map(({ x, y }) => `M0 ${y}H${WIDTH}M${x} 0V${HEIGHT}`).join('')

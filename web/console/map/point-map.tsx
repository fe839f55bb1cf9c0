import './map.css'
import { useId } from 'react'

export type MapTone = 'good' | 'wait' | 'bad' | 'calm' | 'place'

export interface MapPoint {
  id: string
  name: string
  latitude: number
  longitude: number
  tone: MapTone
  /** Said after the name: what the colour means here. */
  says?: string
  /** How large against the others, 0 to 1. */
  weight?: number
}

export interface MapLine {
  id: string
  name: string
  points: readonly { latitude: number; longitude: number }[]
}

export interface PointMapProps {
  label: string
  points: readonly MapPoint[]
  lines?: readonly MapLine[]
  onChoose?: (id: string) => void
  chosen?: string | undefined
  height?: number
}

const WIDTH = 360
const MARGIN = 26

/** Places by their coordinates on plain ground: north is up, distances are true. */
export function PointMap({
  label,
  points,
  lines = [],
  onChoose,
  chosen,
  height = 230,
}: PointMapProps) {
  const id = useId()
  const at = projection([...points, ...lines.flatMap((line) => line.points)], height)
  return (
    <svg
      className="map"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role={onChoose ? 'group' : 'img'}
      aria-labelledby={id}
    >
      <title id={id}>{label}</title>
      <rect className="map-ground" width={WIDTH} height={height} rx="12" />
      <Ground height={height} />
      {lines.map((line) => (
        <polyline
          key={line.id}
          className="map-line"
          points={line.points.map((point) => at(point).join(',')).join(' ')}
        >
          <title>{line.name}</title>
        </polyline>
      ))}
      {points.map((point) => (
        <Point
          key={point.id}
          point={point}
          at={at(point)}
          isChosen={chosen === point.id}
          {...(onChoose ? { onChoose } : {})}
        />
      ))}
    </svg>
  )
}

function Point({
  point: { id, name, says, tone, weight = 0.3 },
  at: [x, y],
  isChosen,
  onChoose,
}: {
  point: MapPoint
  at: readonly [number, number]
  isChosen: boolean
  onChoose?: (id: string) => void
}) {
  const radius = 5 + weight * 8
  const label = says === undefined ? name : `${name}, ${says}`
  const shape =
    tone === 'place' ? (
      <rect x={x - 7} y={y - 7} width="14" height="14" rx="3" />
    ) : (
      <circle cx={x} cy={y} r={radius} />
    )
  if (!onChoose)
    return (
      <g className="map-point" data-tone={tone}>
        {shape}
        <title>{label}</title>
      </g>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside of an SVG
    <g
      className="map-point map-choice"
      data-tone={tone}
      data-chosen={isChosen || undefined}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isChosen}
      onClick={() => onChoose(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose(id)
      }}
    >
      <circle className="map-reach" cx={x} cy={y} r="16" />
      {shape}
      <title>{label}</title>
    </g>
  )
}

function Ground({ height }: { height: number }) {
  const lines = [0.2, 0.5, 0.8]
  return (
    <g className="map-roads">
      {lines.map((share) => (
        <path key={`v${share}`} d={`M${WIDTH * share} 0V${height}`} />
      ))}
      {lines.map((share) => (
        <path key={`h${share}`} d={`M0 ${height * share}H${WIDTH}`} />
      ))}
    </g>
  )
}

/** Degrees to the drawing: equirectangular around the middle, one scale both ways. */
function projection(
  points: readonly { latitude: number; longitude: number }[],
  height: number,
): (point: { latitude: number; longitude: number }) => readonly [number, number] {
  const north = Math.max(...points.map(({ latitude }) => latitude))
  const south = Math.min(...points.map(({ latitude }) => latitude))
  const east = Math.max(...points.map(({ longitude }) => longitude))
  const west = Math.min(...points.map(({ longitude }) => longitude))
  const narrow = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * narrow, 0.002)
  const tall = Math.max(north - south, 0.002)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (height - 2 * MARGIN) / tall)
  return ({ latitude, longitude }) => [
    WIDTH / 2 + (longitude - (east + west) / 2) * narrow * scale,
    height / 2 - (latitude - (north + south) / 2) * scale,
  ]
}

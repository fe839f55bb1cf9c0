/** A point on the earth, and where it is drawn. */
export interface Spot {
  id: string
  name: string
  latitude: number
  longitude: number
  state: 'open' | 'closed' | 'station'
}

export interface View {
  /** The middle of what is seen, in Mercator's units (0 to 1). */
  x: number
  y: number
  /** Pixels for one unit. */
  scale: number
}

export interface Cluster {
  x: number
  y: number
  spots: readonly Spot[]
  /** Whether its name has room of its own. */
  isNamed: boolean
}

const HALF_TURN = 180

/** Mercator's units of a point: the whole world is a square of one. */
export function project(latitude: number, longitude: number): { x: number; y: number } {
  const sine = Math.sin((latitude * Math.PI) / HALF_TURN)
  return {
    x: (longitude + HALF_TURN) / (2 * HALF_TURN),
    y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI),
  }
}

const MARGIN = 0.8
const CLOSEST = 40_000_000
const FARTHEST = 20_000

/** The view that holds all spots. */
export function fitted(spots: readonly Spot[], width: number, height: number): View {
  const points = spots.map(({ latitude, longitude }) => project(latitude, longitude))
  if (points.length === 0) return { x: 0.789, y: 0.408, scale: FARTHEST }
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ]
  const scale = MARGIN * Math.min(width / (right - left || 1e-6), height / (bottom - top || 1e-6))
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: bounded(scale) }
}

const bounded = (scale: number): number => Math.min(CLOSEST, Math.max(FARTHEST, scale))

/** The view nearer or farther, with the pixel under the pointer where it was. */
export function zoom(view: View, by: number, at: { x: number; y: number }): View {
  const scale = bounded(view.scale * by)
  return {
    scale,
    x: view.x + at.x / view.scale - at.x / scale,
    y: view.y + at.y / view.scale - at.y / scale,
  }
}

const NEAR_PX = 34
const ASIDE_PX = 15

/**
 * Spots in pixels from the middle; communities that would cover one another as one, a station that
 * stands at a community beside it. Those that come later are drawn above.
 */
export function clusters(spots: readonly Spot[], view: View): readonly Cluster[] {
  const placed = spots.map((spot) => {
    const { x, y } = project(spot.latitude, spot.longitude)
    return { spot, x: (x - view.x) * view.scale, y: (y - view.y) * view.scale }
  })
  const cells = Map.groupBy(
    placed.filter(({ spot }) => spot.state !== 'station'),
    ({ x, y }) => `${Math.round(x / NEAR_PX)} ${Math.round(y / NEAR_PX)}`,
  )
  const communities = [...cells.values()].map((cell) => ({
    x: cell.reduce((sum, one) => sum + one.x, 0) / cell.length,
    y: cell.reduce((sum, one) => sum + one.y, 0) / cell.length,
    spots: cell.map(({ spot }) => spot),
  }))
  const stations = placed
    .filter(({ spot }) => spot.state === 'station')
    .map(({ spot, x, y }) => {
      const isAt = communities.some((one) => Math.hypot(one.x - x, one.y - y) < ASIDE_PX)
      return { x: isAt ? x + ASIDE_PX : x, y: isAt ? y - ASIDE_PX : y, spots: [spot] }
    })
  return named([...communities, ...stations])
}

const LETTER_PX = 12
const LINE_PX = 16
const BELOW_PX = 22

/** Which names can be read: one that would run into an earlier one is left out. */
function named(all: readonly Omit<Cluster, 'isNamed'>[]): readonly Cluster[] {
  const taken: { x: number; y: number; half: number }[] = []
  return all.map((one) => {
    if (one.spots.length > 1) return { ...one, isNamed: false }
    const label = {
      x: one.x,
      y: one.y + BELOW_PX,
      half: (one.spots[0]!.name.length * LETTER_PX) / 2,
    }
    const isNamed = !taken.some(
      ({ x, y, half }) =>
        Math.abs(x - label.x) < half + label.half && Math.abs(y - label.y) < LINE_PX,
    )
    if (isNamed) taken.push(label)
    return { ...one, isNamed }
  })
}

/** A corner as [degrees east, degrees north], the order of GeoJSON. */
export type Corner = readonly [number, number]

/**
 * Whether a point lies within an outline, by counting how often a ray to the east crosses it.
 * The outline's last corner joins its first. Source: W. R. Franklin, "PNPOLY".
 */
export function isWithin(outline: readonly Corner[], latitude: number, longitude: number): boolean {
  let isInside = false
  for (const [place, [east, north]] of outline.entries()) {
    const [eastBefore, northBefore] = outline.at(place - 1)!
    if (north > latitude === northBefore > latitude) continue
    const crossing = ((eastBefore - east) * (latitude - north)) / (northBefore - north) + east
    if (longitude < crossing) isInside = !isInside
  }
  return isInside
}

/** The middle of the box around an outline: good enough to say how far a community is. */
export function middleOf(outline: readonly Corner[]): { latitude: number; longitude: number } {
  const easts = outline.map(([east]) => east)
  const norths = outline.map(([, north]) => north)
  return {
    latitude: (Math.min(...norths) + Math.max(...norths)) / 2,
    longitude: (Math.min(...easts) + Math.max(...easts)) / 2,
  }
}

import { isKnown, metersBetween, type Spot } from './spot.ts'

/** A point to be visited; its code decides between equals. */
export interface Stop extends Spot {
  code: string
}

// A tour gets shorter with each turn, so this only bounds the time of very long ones.
const PASSES = 60
const WORTH_METERS = 0.001

/**
 * The order in which points are visited from the warehouse and back: the nearest first, then turned
 * round wherever two legs cross (2-opt). Points without coordinates come last, by code. Pure, and
 * the same whatever order the points are given in.
 */
export function orderStops<Point extends Stop>(from: Spot, points: readonly Point[]): Point[] {
  const sorted = [...points].sort(byCode)
  const known = sorted.filter(isKnown)
  const unknown = sorted.filter((point) => !isKnown(point))
  const start = isKnown(from) ? from : known[0]
  if (start === undefined) return unknown
  return [...shorten(start, nearestFirst(start, known)), ...unknown]
}

/** Points from nearest to nearest. Pure. */
export function nearestFirst<Point extends Stop>(from: Spot, points: readonly Point[]): Point[] {
  const left = [...points]
  const tour: Point[] = []
  let here: Spot = from
  while (left.length > 0) {
    let nearest = 0
    for (let at = 1; at < left.length; at += 1) {
      if (metersBetween(here, left[at]!) < metersBetween(here, left[nearest]!)) nearest = at
    }
    const [next] = left.splice(nearest, 1)
    tour.push(next!)
    here = next!
  }
  return tour
}

/** Turns stretches of a tour round while that makes it shorter (2-opt). Pure. */
export function shorten<Point extends Stop>(from: Spot, points: readonly Point[]): Point[] {
  const tour = [...points]
  for (let pass = 0; pass < PASSES; pass += 1) {
    if (!shortenOnce(from, tour)) break
  }
  return tour
}

function shortenOnce<Point extends Stop>(from: Spot, tour: Point[]): boolean {
  let isShorter = false
  for (let first = 0; first < tour.length - 1; first += 1) {
    for (let last = first + 1; last < tour.length; last += 1) {
      const before = tour[first - 1] ?? from
      const after = tour[last + 1] ?? from
      const now = metersBetween(before, tour[first]!) + metersBetween(tour[last]!, after)
      const turned = metersBetween(before, tour[last]!) + metersBetween(tour[first]!, after)
      if (turned < now - WORTH_METERS) {
        tour.splice(first, last - first + 1, ...tour.slice(first, last + 1).reverse())
        isShorter = true
      }
    }
  }
  return isShorter
}

/** Metres from the warehouse over the points and back, leaving out those without coordinates. */
export function tourMeters(from: Spot, points: readonly Spot[]): number {
  const legs = [from, ...points, from].filter(isKnown)
  return legs.slice(1).reduce((sum, spot, at) => sum + metersBetween(legs[at]!, spot), 0)
}

const byCode = (a: Stop, b: Stop): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

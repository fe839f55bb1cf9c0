import type { getLoad } from '../../../api/index.ts'

export type Load = Awaited<ReturnType<typeof getLoad>>
export type Stop = Load['stops'][number]

export interface LoadStand {
  is: 'planned' | 'driving' | 'all-served' | 'returned'
  done: number
  /** Where to go next; null before it left and once all is served. */
  next: Stop | null
}

/** How far a load is. Pure. */
export function standOf(load: Load): LoadStand {
  const done = load.stops.filter(({ arrivedAt }) => arrivedAt !== null).length
  if (load.returnedAt !== null) return { is: 'returned', done, next: null }
  if (load.dispatchedAt === null) return { is: 'planned', done, next: load.stops[0] ?? null }
  const next = load.stops.find(({ arrivedAt }) => arrivedAt === null) ?? null
  return { is: next === null ? 'all-served' : 'driving', done, next }
}

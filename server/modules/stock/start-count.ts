import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { type Count, getCount, insertCount } from './queries/counts.ts'
import { CountOpenAlready } from './refusals.ts'

export interface CountStart {
  regionId: string
  stationId: string
  note: string
  by: string
  at: Date
}

/** Begins to count a station; one count at a time. */
export async function startCount(tx: Tx, start: CountStart): Promise<Count> {
  const { regionId, stationId } = start
  await getStation(tx, regionId, stationId)
  const countId = await insertCount(tx, start)
  if (countId === null) throw new CountOpenAlready()
  return getCount(tx, { regionId, stationId, countId })
}

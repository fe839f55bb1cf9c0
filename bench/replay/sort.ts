import { batched } from '#platform/db'
import { readDayState, readWeighedLines, type WeighedLine } from './day-queries.ts'
import { stationPath } from './procure.ts'
import { type RegionDay, until } from './region-day.ts'
import { drawn } from './rules.ts'

const LINES_A_CALL = 1000
/** Of what a box weighs, taken off by whoever weighs with it. */
const TARE_GRAMS = 40

/** What is weighed gets its weight, as ordered; all else goes into its bag as allocated. */
export async function sort(day: RegionDay): Promise<void> {
  const { api, db, regionId, pickupDate, hub } = day
  const state = await until(day, 'the allocation', async () => {
    const now = await readDayState(db, regionId, pickupDate)
    return now.isAllocated ? now : null
  })
  if (state === null || state.isSorted) return
  const call = { method: 'POST' as const, token: hub.keeper.token }
  const lines = await readWeighedLines(db, regionId, pickupDate)
  for (const [nth, batch] of batched(lines, LINES_A_CALL).entries()) {
    const path = `${stationPath(day)}/sorted-lines/${pickupDate}`
    const key = `${day.key}-sorted-${nth}`
    await api.ask({ ...call, path, key, body: { lines: batch.map(weighed) } })
  }
  const path = `${stationPath(day)}/sorted-days/${pickupDate}`
  await api.ask({ ...call, path, key: `${day.key}-sorted`, body: {} })
}

/** Some are typed as they were weighed with their box, the others without it. */
const weighed = ({ orderId, lineNumber, grams }: WeighedLine) => ({
  orderId,
  lineNumber,
  ...(drawn(`box ${orderId}`) < 0.5
    ? { grossGrams: grams + TARE_GRAMS, tareGrams: TARE_GRAMS }
    : { quantity: grams }),
})

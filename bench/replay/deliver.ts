import { inParallel } from '../calls/in-parallel.ts'
import { stationPath } from './procure.ts'
import type { RegionDay } from './region-day.ts'

interface Stop {
  id: string
  position: number
  arrivedAt: string | null
  communityIds: string[]
}

interface Load {
  id: string
  dispatchedAt: string | null
  stops: Stop[]
}

/** Bags are divided over the vehicles, and couriers bring them to every stop in turn. */
export async function deliver(day: RegionDay): Promise<void> {
  const loads = await listLoads(day)
  await inParallel(loads.length, loads, (load) => drive(day, load))
}

/** The loads of a day as they stand, planned where nobody has; none where nothing came. */
async function listLoads(day: RegionDay): Promise<Load[]> {
  const isAnything = [...day.plan.skus.values()].some((sku) => sku.missing < sku.ordered)
  if (!isAnything) return []
  const path = `${stationPath(day)}/loads/${day.pickupDate}`
  const { token } = day.hub.keeper
  const planned = await day.api.ask<{ loads: Load[] }>({ method: 'GET', path, token })
  if (planned.loads.length > 0) return planned.loads
  const { loads } = await day.api.ask<{ loads: Load[] }>({
    method: 'POST',
    path: `${stationPath(day)}/load-plans/${day.pickupDate}`,
    token,
    body: {},
  })
  return loads
}

async function drive(day: RegionDay, load: Load): Promise<void> {
  const path = `${day.path}/loads/${load.id}`
  const call = { method: 'POST' as const, token: day.hub.courier.token, body: {} }
  if (load.dispatchedAt === null) {
    await day.api.ask({ ...call, path: `${path}/dispatch`, key: `${load.id}-dispatch` })
  }
  for (const stop of load.stops.sort((a, b) => a.position - b.position)) {
    if (stop.arrivedAt !== null || day.stop.aborted) continue
    const arrival = `${path}/stops/${stop.id}/arrival`
    await day.api.ask({ ...call, path: arrival, key: `${stop.id}-arrival` })
  }
}

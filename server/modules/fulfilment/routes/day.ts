import { staff } from '#platform/access'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import type { WarehouseDay } from '../queries/allocations.ts'

const STATION_PEOPLE = { station_manager: 'station', station_staff: 'station' } as const

/** Who works at the station, and operations. */
export const SORTERS = staff({ operations: 'region', ...STATION_PEOPLE })
export const READERS = staff({ operations: 'region', supervisor: 'region', ...STATION_PEOPLE })

/** The day of a path that ends in the station and its date. */
export function dayOf(params: { region: string; station: string; date: string }): WarehouseDay {
  if (!isDate(params.date)) throw new Invalid('date', 'This is not a day: write YYYY-MM-DD.')
  return { regionId: params.region, warehouseId: params.station, pickupDate: params.date }
}

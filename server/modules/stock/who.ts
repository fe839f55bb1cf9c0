import { staff } from '#platform/access'

export const STATION_PEOPLE = { station_manager: 'station', station_staff: 'station' } as const

/** Who sees what lies at a station. */
export const READERS = staff({
  operations: 'region',
  buyer: 'region',
  supervisor: 'region',
  ...STATION_PEOPLE,
})

/** Who sees the stock of a whole region. */
export const REGION_READERS = staff({
  operations: 'region',
  buyer: 'region',
  finance: 'region',
  supervisor: 'region',
})

/** Who moves goods at a station. */
export const MOVERS = staff({ operations: 'region', ...STATION_PEOPLE })

import type { DemoApi } from './api.ts'
import type { Clockwork } from './clockwork.ts'
import type { KnownGoods } from './known-goods.ts'
import { LEADERS } from './leaders.ts'
import type { LoadedNeighbours } from './load-neighbours.ts'
import type { LoadedPlaces } from './load-places.ts'

/** All that the demo's days are lived with. */
export interface Living extends LoadedPlaces, LoadedNeighbours {
  api: DemoApi
  clockwork: Clockwork
  /** By code. */
  supplierIds: Map<string, string>
  vehicleIds: Map<string, string>
  /** By SKU id. */
  goods: Map<string, KnownGoods>
  /** What falls by chance after the cutoff: apart from what people order. */
  luck: () => number
}

/** Who works at the warehouse, as `api.know` was told. */
export const KEEPER = 'warehouse@linli.demo'

/** The name of who leads a community, by its code. */
export const leaderOf = (community: string): string =>
  LEADERS.find(({ communities, level }) => level !== null && communities.includes(community))!.name

/** The name or code under which an id was loaded. */
export const nameOf = (ids: ReadonlyMap<string, string>, id: string): string =>
  [...ids].find(([, one]) => one === id)![0]

import { inParallel } from '../calls/in-parallel.ts'
import { sheetOf } from '../calls/sheets.ts'
import {
  caseSizeOf,
  costOf,
  drawn,
  SUPPLIERS_A_REGION,
  supplierOf,
  WEIGHED_STEP_GRAMS,
} from './rules.ts'
import type { SetUp } from './set-up-means.ts'
import {
  courierName,
  type Hub,
  regionIdOf,
  supplierName,
  type World,
  warehouseName,
} from './world.ts'

const CALLS_AT_ONCE = 4
const VEHICLES = ['VAN-1', 'VAN-2']
// More than the busiest day of the real log.
const CAPACITY = { capacityBags: 5000, capacityCrates: 1000, capacityKg: 20_000 }
const CENTRE = { latitude: 51.5, longitude: -0.12 }
/** Stations lie within this many degrees of their warehouse: some 20 km. */
const SPREAD_DEGREES = 0.2

export const warehouseCode = (region: string): string => `HUB-${region}`

const supplierCodes = Array.from({ length: SUPPLIERS_A_REGION }, (_, index) => `S${index + 1}`)

/** Everyone who works for a region's warehouse, for createPeople. */
export const hubNames = (region: string): string[] => [
  warehouseName(region),
  courierName(region),
  ...supplierCodes.map((code) => supplierName(region, code)),
]

/** Stores of a region that share a pickup point, as neighbouring communities do. */
const STORES_A_POINT = 4

/** The pickup point of each store: that of the first of its four. */
export const pickupPoints = (stores: readonly string[]): Map<string, string> =>
  new Map(stores.map((code, index) => [code, stores[index - (index % STORES_A_POINT)]!]))

/** A region's stations: its pickup points, and the warehouse from which they are served. */
export function stationsSheet(region: string, points: Iterable<string>): string {
  const rows = [...points].map((code) => [
    ...[code, 'pickup', code, region, 'ambient;chilled;frozen'],
    CENTRE.latitude + SPREAD_DEGREES * (drawn(`latitude ${code}`) - 0.5),
    CENTRE.longitude + SPREAD_DEGREES * (drawn(`longitude ${code}`) - 0.5),
  ])
  const hub = warehouseCode(region)
  const warehouse = [
    ...[hub, 'warehouse', hub, region, 'ambient;chilled;frozen'],
    CENTRE.latitude,
    CENTRE.longitude,
  ]
  const columns = ['code', 'kind', 'name', 'address', 'storages', 'latitude', 'longitude']
  return sheetOf(columns, [warehouse, ...rows])
}

/** Suppliers with who signs in for them, who works at the warehouse, and what it drives with. */
export async function setUpHubs(means: SetUp, world: World): Promise<void> {
  await inParallel(CALLS_AT_ONCE, [...world.hubs.values()], async (hub) => {
    await setUpWorkers(means, world, hub)
    const suppliers = await setUpSuppliers(means, world, hub)
    if (means.rules.hasCases) await setUpOffers(means, world, hub, suppliers)
  })
}

async function setUpWorkers({ api }: SetUp, { staff }: World, hub: Hub): Promise<void> {
  const path = `/regions/${regionIdOf(hub.region)}/grants`
  const { token } = staff.operations
  const { warehouseId: stationId, keeper, courier } = hub
  const grants = [
    { personId: keeper.id, role: 'station_manager', stationId },
    { personId: courier.id, role: 'courier' },
  ]
  for (const body of grants) await api.ask({ method: 'POST', path, token, body })
  for (const code of VEHICLES) {
    await api.ask({
      method: 'POST',
      path: `/regions/${regionIdOf(hub.region)}/vehicles`,
      token,
      body: { code, name: code, stationId, courierId: courier.id, ...CAPACITY },
    })
  }
}

/** @returns code → id */
async function setUpSuppliers(
  { api }: SetUp,
  { staff, people }: World,
  { region }: Hub,
): Promise<Map<string, string>> {
  const path = `/regions/${regionIdOf(region)}/suppliers`
  const call = { method: 'POST' as const, token: staff.buyer.token }
  const ids = new Map<string, string>()
  for (const code of supplierCodes) {
    const name = supplierName(region, code)
    const body = {
      ...{ code, name, kind: 'trader', taxNumber: null, termsKind: 't_plus', termsDays: 7 },
      ...{ contactName: name, contactPhone: null, address: region },
    }
    const { id } = await api.ask<{ id: string }>({ ...call, path, body })
    ids.set(code, id)
    const personId = people.get(name)!.id
    await api.ask({ ...call, path: `${path}/${id}/users`, body: { personId } })
  }
  return ids
}

/** What each supplier asks where goods come in cases; without, the windows say what goods cost. */
async function setUpOffers(
  { api, survey, prices }: SetUp,
  { staff, skuIds }: World,
  { region }: Hub,
  suppliers: ReadonlyMap<string, string>,
): Promise<void> {
  const validFrom = Temporal.PlainDate.from([...survey.baskets.keys()][0]!).toString()
  await inParallel(CALLS_AT_ONCE, [...survey.lowestMinor.get(region)!], async ([code, lowest]) => {
    const isWeighed = prices.weighed.has(code)
    const supplierId = suppliers.get(supplierOf(region, code))!
    await api.ask({
      method: 'POST',
      path: `/regions/${regionIdOf(region)}/suppliers/${supplierId}/offers`,
      token: staff.buyer.token,
      body: {
        skuId: skuIds.get(code),
        costMinor: costOf(isWeighed, lowest),
        validFrom,
        caseSize: caseSizeOf(region, code, isWeighed),
        minimumQuantity: isWeighed ? WEIGHED_STEP_GRAMS : 1,
        leadDays: 0,
        lotRule: 'optional',
      },
    })
  })
}

import type { DemoApi } from './api.ts'
import { REGION } from './places.ts'

/** The vehicles of the warehouse; couriers by how the loading of the demo calls them. */
export const VEHICLES = [
  {
    code: 'VAN-01',
    name: '电动三轮车',
    capacityBags: 18,
    capacityCrates: 12,
    capacityKg: 500,
    isCold: false,
    courier: 'courier2@linli.demo',
  },
  {
    code: 'VAN-02',
    name: '小冷藏车',
    capacityBags: 18,
    capacityCrates: 20,
    capacityKg: 900,
    isCold: true,
    courier: 'courier',
  },
  {
    code: 'VAN-03',
    name: '大冷藏车',
    capacityBags: 400,
    capacityCrates: 120,
    capacityKg: 3500,
    isCold: true,
    courier: 'courier',
  },
]

/** What drives on an ordinary day; the big one helps out. */
export const EVERY_DAY = ['VAN-01', 'VAN-02']

/** Puts the vehicles at the warehouse; answers their ids by code. */
export async function loadFleet(
  api: DemoApi,
  stationIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { courier, ...vehicle } of VEHICLES) {
    const { id } = await api.call('operations', 'POST', `/regions/${REGION.id}/vehicles`, {
      ...vehicle,
      stationId: stationIds.get('WH-01')!,
      courierId: api.idOf(courier),
    })
    ids.set(vehicle.code, id)
  }
  return ids
}

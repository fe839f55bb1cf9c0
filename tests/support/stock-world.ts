import { newId } from '#platform/ids'
import { makeGoods } from './goods-rows.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { makeCommunities } from './places-rows.ts'

export interface StockWorld {
  regionId: string
  /** Two stations with nothing on their shelves. */
  stationId: string
  otherStationId: string
  skuId: string
  staff: Person
  manager: Person
  otherStaff: Person
  buyer: Person
  /** What lies at a station of the SKU, by any of its lots and without one. */
  onHand(stationId?: string): Promise<number>
  /** Calls a path of the region that moves goods. */
  send(who: Person, path: string, body?: object, key?: string): Promise<Answer>
  see(who: Person, path: string): Promise<Answer>
  receive(quantity: number, more?: { lotCode?: string; expiresOn?: string }): Promise<void>
}

/** Goods at a listed price of 4.80, two stations, and the people who move goods there. */
export async function makeStockWorld(linli: TestLinli, regionId: string): Promise<StockWorld> {
  const stationId = (await makeCommunities(linli, regionId, 1)).stationIds[0]!
  const otherStationId = (await makeCommunities(linli, regionId, 1)).stationIds[0]!
  const { skuId } = await makeGoods(linli, regionId)
  const staff = await linli.person({ role: 'station_staff', regionId, stationId })
  const send: StockWorld['send'] = (who, path, body, key = newId()) =>
    linli.call(who, 'POST', `/regions/${regionId}${path}`, body, { key })
  const see: StockWorld['see'] = (who, path) =>
    linli.call(who, 'GET', `/regions/${regionId}${path}`)
  const buyer = await linli.person({ role: 'buyer', regionId })
  return {
    regionId,
    stationId,
    otherStationId,
    skuId,
    staff,
    manager: await linli.person({ role: 'station_manager', regionId, stationId }),
    otherStaff: await linli.person({ role: 'station_staff', regionId, stationId: otherStationId }),
    buyer,
    send,
    see,
    onHand: async (at = stationId) => {
      const { body } = await see(buyer, `/stations/${at}/stock?skuId=${skuId}`)
      return body.items[0]?.onHand ?? 0
    },
    receive: async (quantity, more = {}) => {
      const lines = [{ skuId, quantity, ...more }]
      const path = `/stations/${stationId}/movements`
      const answer = await send(staff, path, { reason: 'received', lines })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    },
  }
}

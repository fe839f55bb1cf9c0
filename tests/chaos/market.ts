import { localDate } from '#platform/time'
import {
  type Buyer,
  makeBuyers,
  makeCommunity,
  makeOpenWindow,
  type Person,
  type TestLinli,
  type WindowWorld,
} from '#testing'

/** Where the chaos takes place: a community that fetches today what it orders today. */
export interface Market {
  regionId: string
  communityId: string
  stationId: string
  window: WindowWorld
  buyers: Buyer[]
  leader: Person
  finance: Person
  support: Person
}

const PURSE_MINOR = 100_000_000
const HOUR_MS = 3_600_000

/** Goods with much, with little and with a limit each, and goods that lie on the station's shelf. */
export async function makeMarket(linli: TestLinli, buyers: number): Promise<Market> {
  const place = await makeCommunity(linli, { regionId: 'chengdu' })
  const { regionId, communityId, pickupStationId: stationId, leader } = place
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [communityId],
    pickupDate: localDate(new Date(), 'Asia/Shanghai'),
    opensAt: new Date(Date.now() - HOUR_MS),
    offers: [
      { priceMinor: 480, cap: null },
      { priceMinor: 1290, cap: 1_000_000 },
      { priceMinor: 350, cap: 40 },
      { priceMinor: 99, cap: null, limit: 6 },
      { priceMinor: 2600, stock: 500_000, stationId },
    ],
  })
  return {
    regionId,
    communityId,
    stationId,
    window,
    buyers: await makeBuyers(linli, window, { count: buyers, walletMinor: PURSE_MINOR }),
    leader,
    finance: await linli.person({ role: 'finance', regionId }),
    support: await linli.person({ role: 'support', regionId }),
  }
}

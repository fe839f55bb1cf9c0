import type { Locale } from '#identity'
import { getCommunity, getStation } from '#places'
import type { Queryable } from '#platform/db'
import { groupMessage } from './group-message.ts'
import type { CommunityDay } from './queries/deliveries.ts'
import { NotArrived } from './refusals.ts'
import { showDelivery } from './show-delivery.ts'

/** The text a leader pastes into the chat once goods are here. @throws NotArrived */
export async function writeGroupMessage(
  db: Queryable,
  regionId: string,
  day: CommunityDay,
  locale: Locale,
): Promise<{ text: string }> {
  const shown = await showDelivery(db, regionId, day)
  const [arrival] = shown.arrivals
  if (arrival === undefined) throw new NotArrived()
  const { name: community } = await getCommunity(db, regionId, day.communityId)
  const station = await getStation(db, regionId, arrival.stationId)
  const numbers = [...Map.groupBy(shown.bags, (bag) => bag.shortNumber)]
  const isReady = ([, bags]: (typeof numbers)[number]) => bags.every((bag) => bag.isReady)
  const news = {
    community,
    place: station.name,
    address: station.address,
    pickupDate: day.pickupDate,
    ready: numbers
      .filter(isReady)
      .map(([shortNumber, bags]) => ({ shortNumber, bagCount: bags.length })),
    waiting: numbers.filter((one) => !isReady(one)).map(([shortNumber]) => shortNumber),
  }
  return { text: groupMessage(news, locale) }
}

import { forEachAtOnce } from './at-once.ts'
import { KEEPER, type Living } from './living.ts'
import { REGION } from './places.ts'

const AT = `/regions/${REGION.id}`

interface ShippedLine {
  skuId: string
  quantity: number
  lotCode: string | null
  expiresOn: string | null
}

interface Arrival {
  id: string
  purchaseOrderId: string
  arrivedAt: string | null
  lines: ShippedLine[]
}

/** What goes wrong with one of a day's lines at the door of the warehouse. */
export type Mishap = 'short' | 'refused' | null

const pathOf = ({ stationIds }: Living, noun: string, day: string) =>
  `${AT}/stations/${stationIds.get('WH-01')}/${noun}/${day}`

/** The warehouse takes in what was shipped for a day; something of one line lacks or is refused. */
export async function receiveGoods(living: Living, day: string, mishap: Mishap): Promise<void> {
  const { api, stationIds } = living
  const path = pathOf(living, 'receiving-days', day)
  const { arrivals } = await api.call<{ arrivals: Arrival[] }>(KEEPER, 'GET', path)
  const here = arrivals.filter(({ arrivedAt }) => arrivedAt === null)
  const unlucky = mishap === null ? null : unluckyLine(living, here)
  await forEachAtOnce(here, ({ id: shipmentId, purchaseOrderId, lines }) =>
    api.call(KEEPER, 'POST', `${AT}/stations/${stationIds.get('WH-01')}/receipts`, {
      pickupDate: day,
      purchaseOrderId,
      shipmentId,
      lines: lines.map((line) => received(living, line, line === unlucky ? mishap : null)),
    }),
  )
}

/** Only what the farm brings: of the others' goods there is more than was asked for. */
function unluckyLine({ goods, luck }: Living, arrivals: readonly Arrival[]): ShippedLine | null {
  const lines = arrivals
    .flatMap((arrival) => arrival.lines)
    .filter(({ skuId, quantity }) => {
      const { isFarmed, isWeighed } = goods.get(skuId)!
      return isFarmed && quantity > lostOf(isWeighed)
    })
    .sort((a, b) => (goods.get(a.skuId)!.code < goods.get(b.skuId)!.code ? -1 : 1))
  return lines[Math.floor(luck() * lines.length)] ?? null
}

/** Pieces, or grams. */
const lostOf = (isWeighed: boolean): number => (isWeighed ? 400 : 1)

const TENTHS = { ambient: null, chilled: 38, frozen: -186 }

function received({ goods }: Living, line: ShippedLine, mishap: Mishap) {
  const { storage, isWeighed } = goods.get(line.skuId)!
  const { skuId, quantity, lotCode, expiresOn } = line
  const lost = mishap === null ? 0 : lostOf(isWeighed)
  const temperature = TENTHS[storage]
  return {
    skuId,
    quantity: quantity - lost,
    ...(lotCode === null ? {} : { lotCode }),
    ...(expiresOn === null ? {} : { expiresOn }),
    ...(temperature === null ? { grade: 'A' } : { temperatureTenths: temperature }),
    ...(mishap === 'refused' ? { refusedQuantity: lost, refusedWhy: '整箱压坏，汁水渗出' } : {}),
  }
}

/** Nothing more comes for a day: everyone gets their share, and what lacks is given back. */
export async function closeReceipt(living: Living, day: string): Promise<void> {
  await living.api.call(KEEPER, 'POST', `${pathOf(living, 'receiving-days', day)}/closing`, {})
  await living.clockwork.work()
}

interface SortingGroup {
  id: string
  items: { lineNumber: number; isWeighed: boolean; quantity: number }[]
}

const BAG_GRAMS = 20

/** What is weighed goes over the scale and is a little less than ordered; then all is in bags. */
export async function sortGoods(living: Living, day: string): Promise<void> {
  const { api, luck } = living
  const list = `${pathOf(living, 'sorting-lists', day)}?by=order`
  const { groups } = await api.call<{ groups: SortingGroup[] }>(KEEPER, 'GET', list)
  const lines = groups
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id: orderId, items }) =>
      items
        .filter(({ isWeighed, quantity }) => isWeighed && quantity > 0)
        .map(({ lineNumber, quantity }) => {
          const grossGrams = quantity + BAG_GRAMS - Math.floor(luck() * 45)
          return { orderId, lineNumber, grossGrams, tareGrams: BAG_GRAMS }
        }),
    )
  if (lines.length > 0) {
    await api.call(KEEPER, 'POST', pathOf(living, 'sorted-lines', day), { lines })
  }
  await api.call(KEEPER, 'POST', pathOf(living, 'sorted-days', day), {})
  await living.clockwork.work()
}

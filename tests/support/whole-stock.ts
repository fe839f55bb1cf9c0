import type { Making } from './whole-making.ts'

/** Papers of a station's stock, through the API: a transfer under way, a correction, a count, a return. */
export async function makeStockIds(made: Making) {
  const { send, window, community, supplierId, beside, keeper } = made
  const { skuId } = window.offers[0]!
  const station = `/stations/${community.pickupStationId}`
  await send(keeper, 'POST', `${station}/movements`, {
    reason: 'received',
    lines: [{ skuId, quantity: 200 }],
  })
  const transfer = await send(keeper, 'POST', `${station}/transfers`, {
    toStationId: beside.stationId,
    lines: [{ skuId, quantity: 1 }],
  })
  // Worth so much that it waits for a second person.
  const correction = await send(keeper, 'POST', `${station}/stock-corrections`, {
    kind: 'written-off',
    reason: 'damaged',
    lines: [{ skuId, quantity: 100 }],
  })
  const count = await send(keeper, 'POST', `${station}/counts`, {})
  const returned = await send(keeper, 'POST', `${station}/supplier-returns`, {
    supplierId,
    reason: 'surplus',
    lines: [{ skuId, quantity: 1 }],
  })
  const papers = { transfer, correction, count, return: returned }
  return Object.fromEntries(Object.entries(papers).map(([name, { id }]) => [name, id]))
}

import { describe, expect, test } from 'vitest'
import { planDay } from './plan-day.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

describe('the plan of a day', () => {
  const line = (orderId: string, quantity: number, minute = 0) => ({
    ...{ orderId, lineNumber: 1, placedAt: new Date(minute * 60_000), communityId: 'c' },
    ...{ skuId: 's', measure: 'piece', quantity },
  })
  const supply = { skuId: 's', ordered: 4, received: 2, refused: 0, setAside: 1 }
  const gaps = [{ supplierId: 'a', missing: 2, refused: 0 }]

  test('lines that hold a station’s stock get it from there, the others share the rest', () => {
    const plan = planDay({
      warehouseId: 'w',
      lines: [line('later', 4, 1), line('holder', 2, 2)],
      supplies: [{ ...supply, gaps }],
      held: [{ orderId: 'holder', lineNumber: 1, stationId: 'shop', quantity: 2 }],
    })
    expect(plan.lines.map((one) => [one.line.orderId, one.fromStationId, one.allocated])).toEqual([
      ['later', 'w', 3],
      ['holder', 'shop', 2],
    ])
    expect(plan.skus).toEqual([{ ...supply, wanted: 6, reserved: 2, allocated: 5 }])
  })

  test('no more is given than may leave the warehouse, and nobody is blamed for that', () => {
    const plan = planDay({
      warehouseId: 'w',
      lines: [line('one', 3)],
      supplies: [{ ...supply, ordered: 3, received: 3, setAside: 0, gaps: [] }],
      held: [],
      left: new Map([['s', 1]]),
    })
    expect(plan.lines[0]).toMatchObject({
      allocated: 1,
      lost: [{ stage: 'unknown', bearerKind: 'operator', quantity: 2 }],
    })
  })

  test('goods that nobody wants are counted all the same', () => {
    const plan = planDay({ warehouseId: 'w', lines: [], supplies: [{ ...supply, gaps }], held: [] })
    expect(plan.skus[0]).toMatchObject({ wanted: 0, received: 2, allocated: 0 })
  })
})

describe('the plan of a later wave', () => {
  const line = (orderId: string, quantity: number) => ({
    ...{ orderId, lineNumber: 1, skuId: 's', communityId: 'c', measure: 'counted', quantity },
    placedAt: new Date(0),
  })
  const given = (orderId: string, quantity: number, over: object = {}) => ({
    ...{ orderId, lineNumber: 1, skuId: 's', fromStationId: 'w', isReserved: false },
    ...{ quantity, lost: 0, ...over },
  })
  const supply = { skuId: 's', ordered: 9, received: 9, refused: 0, setAside: 0, gaps: [] }
  const planned = (day: Partial<Parameters<typeof planDay>[0]>) =>
    planDay({ warehouseId: 'w', lines: [], supplies: [supply], held: [], ...day })

  test('what was lost and given back is wanted no more, and the rest still comes', () => {
    const lines = [line('one', 9)]
    const plan = planned({
      lines,
      given: [given('one', 6, { lost: 1 })],
      left: new Map([['s', 3]]),
    })
    expect(plan.lines[0]).toMatchObject({ wanted: 10, before: 6, allocated: 9 })
    expect(sum(plan.lines[0]!.lost.map((part) => part.quantity))).toBe(1)
  })

  test('what a cancelled order had in its bags is not there for others', () => {
    const plan = planned({ lines: [line('one', 9)], given: [given('gone', 4)] })
    expect(plan.lines[0]).toMatchObject({ before: 0, allocated: 5 })
    expect(plan.skus[0]).toMatchObject({ wanted: 13, allocated: 9 })
  })

  test('who holds less than they were given before keeps it, though the stock has gone', () => {
    const plan = planned({
      lines: [line('one', 2), line('two', 9)],
      given: [given('one', 4)],
      left: new Map([['s', 1]]),
    })
    expect(plan.lines.map(({ wanted, before, allocated }) => [wanted, before, allocated])).toEqual([
      [4, 4, 4],
      [9, 0, 1],
    ])
  })

  test('what came out of a reservation is not counted against what came', () => {
    const plan = planned({
      lines: [line('one', 2), line('two', 9)],
      given: [given('one', 2, { fromStationId: 'shop', isReserved: true })],
      left: new Map([['s', 9]]),
    })
    expect(plan.lines.map(({ before, allocated }) => [before, allocated])).toEqual([
      [2, 2],
      [0, 9],
    ])
    expect(plan.skus[0]).toMatchObject({ wanted: 11, reserved: 2, allocated: 11 })
  })
})

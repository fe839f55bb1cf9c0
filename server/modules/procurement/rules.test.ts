import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cost } from '#suppliers'
import { arrivedShipments } from './arrivals.ts'
import { orderQuantity } from './case-rounding.ts'
import { priceEntries } from './entries.ts'
import { allowedQuantity, inspect, type Rules } from './inspection.ts'
import { type Demand, poolDemand } from './pooling.ts'
import {
  costOfGoods,
  type PurchaseOrderLine,
  type PurchaseOrderWithLines,
} from './purchase-order.ts'
import type { ShipmentWithLines } from './queries/shipments.ts'
import { passedLines } from './second-source.ts'

const SKUS = ['a', 'b', 'c']
const SUPPLIERS = ['s1', 's2']
const STATIONS = ['w1', 'w2']

const anyCost: fc.Arbitrary<Cost> = fc.record({
  offerId: fc.constant('o'),
  skuId: fc.constantFrom(...SKUS),
  supplierId: fc.constantFrom(...SUPPLIERS),
  costMinor: fc.nat(10_000),
  caseSize: fc.integer({ min: 1, max: 600 }),
  minimumQuantity: fc.integer({ min: 1, max: 2_000 }),
  leadDays: fc.constant(1),
  lotRule: fc.constantFrom('required' as const, 'optional' as const),
  sourceRank: fc.constantFrom(1 as const, 2 as const),
})

const anyCosts = fc.uniqueArray(anyCost, { selector: (cost) => `${cost.skuId}/${cost.supplierId}` })

const anyDemand: fc.Arbitrary<Demand> = fc.record({
  stationId: fc.constantFrom(...STATIONS),
  skuId: fc.constantFrom(...SKUS),
  supplierId: fc.constantFrom(...SUPPLIERS, null),
  quantity: fc.integer({ min: 1, max: 5_000 }),
  costMinor: fc.option(fc.nat(10_000)),
})

const anyFree = fc.dictionary(
  fc.constantFrom(...STATIONS.flatMap((station) => SKUS.map((sku) => `${station}/${sku}`))),
  fc.integer({ min: -10, max: 8_000 }),
)

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

describe('what is ordered', () => {
  test('is nothing for nothing, else whole cases, enough, at least the least, and no case too many', () => {
    const sizes = fc.record({
      caseSize: fc.integer({ min: 1, max: 5_000 }),
      minimumQuantity: fc.integer({ min: 1, max: 20_000 }),
    })
    fc.assert(
      fc.property(fc.nat(1_000_000), sizes, (lacking, supply) => {
        const ordered = orderQuantity(lacking, supply)
        if (lacking === 0) {
          expect(ordered).toBe(0)
          return
        }
        const wanted = Math.max(lacking, supply.minimumQuantity)
        expect(ordered % supply.caseSize).toBe(0)
        expect(ordered).toBeGreaterThanOrEqual(wanted)
        expect(ordered - supply.caseSize).toBeLessThan(wanted)
      }),
    )
  })

  test('covers all demand that has a source, and uses free stock first and once', () => {
    fc.assert(
      fc.property(fc.array(anyDemand), anyCosts, anyFree, (demands, costs, free) => {
        const lines = poolDemand(demands, costs, new Map(Object.entries(free)))
        expect(total(lines.map((line) => line.demandQuantity))).toBe(
          total(demands.map((demand) => demand.quantity)),
        )
        for (const line of lines) {
          const covered = line.setAsideQuantity + line.orderedQuantity
          if (line.supplierId === null) expect(line.orderedQuantity).toBe(0)
          else expect(covered).toBeGreaterThanOrEqual(line.demandQuantity)
          if (line.setAsideQuantity === line.demandQuantity) expect(line.orderedQuantity).toBe(0)
        }
        for (const [key, lies] of Object.entries(free)) {
          const ofKey = lines.filter((line) => `${line.stationId}/${line.skuId}` === key)
          const wanted = total(ofKey.map((line) => line.demandQuantity))
          const taken = total(ofKey.map((line) => line.setAsideQuantity))
          expect(taken).toBe(Math.min(wanted, Math.max(lies, 0)))
        }
      }),
    )
  })

  test('does not depend on the order in which demand is read', () => {
    fc.assert(
      fc.property(fc.array(anyDemand), anyCosts, anyFree, (demands, costs, free) => {
        const known = demands.map((demand) => ({ ...demand, costMinor: null }))
        const stock = new Map(Object.entries(free))
        expect(poolDemand(known.toReversed(), costs, stock)).toEqual(
          poolDemand(known, costs, stock),
        )
      }),
    )
  })
})

describe('what is owed', () => {
  test('is the price of all that came, in however many parts it came', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 1 })
    fc.assert(
      fc.property(
        parts,
        fc.nat(99_999),
        fc.boolean(),
        fc.nat(5_000),
        (came, costMinor, isWeighed, before) => {
          const goods = { skuId: 'a', costMinor, isWeighed, receivedQuantity: before }
          const entries = came.map((quantity) => ({
            skuId: 'a',
            quantity,
            refusedQuantity: 0,
            refusedWhy: null,
            pictureIds: [],
            lotCode: null,
            expiresOn: null,
            grade: null,
            temperatureTenths: null,
          }))
          const owed = total(priceEntries(entries, [goods]).map((line) => line.amountMinor))
          expect(owed).toBe(costOfGoods(goods, before + total(came)) - costOfGoods(goods, before))
        },
      ),
    )
  })
})

const line = (wish: Partial<PurchaseOrderLine>): PurchaseOrderLine => ({
  skuId: 'a',
  poolLineId: null,
  quantity: 10,
  costMinor: 100,
  isWeighed: false,
  caseSize: 1,
  lotRule: 'optional',
  confirmedQuantity: null,
  cutWhy: null,
  passedQuantity: 0,
  shippedQuantity: 0,
  receivedQuantity: 0,
  refusedQuantity: 0,
  ...wish,
})

const sent = (wish: Partial<PurchaseOrderWithLines>): PurchaseOrderWithLines => ({
  id: 'o',
  number: '7K2M9QXA',
  supplierId: 's1',
  stationId: 'w1',
  pickupDate: '2026-11-22',
  poolId: null,
  secondSourceOf: null,
  version: 1,
  createdAt: new Date(0),
  holdUntil: new Date(0),
  sentAt: new Date(0),
  answerBy: new Date(0),
  escalatedAt: null,
  confirmedAt: null,
  declinedAt: null,
  declinedWhy: null,
  cancelledAt: null,
  cancelledWhy: null,
  shippedAt: null,
  closedAt: null,
  lines: [line({})],
  ...wish,
})

const second: Cost = {
  offerId: 'o',
  skuId: 'a',
  supplierId: 's2',
  costMinor: 120,
  caseSize: 6,
  minimumQuantity: 1,
  leadDays: 1,
  lotRule: 'optional',
  sourceRank: 2,
}

describe('a second source', () => {
  test('is asked for what was cut, declined or left unanswered, in its own cases', () => {
    const lackingOf = (order: PurchaseOrderWithLines) =>
      passedLines(order, [{ ...second, supplierId: 's1' }, second]).lines.map((one) => [
        one.source.supplierId,
        one.lackingQuantity,
        one.quantity,
      ])
    const at = new Date(0)
    expect(lackingOf(sent({}))).toEqual([])
    expect(lackingOf(sent({ escalatedAt: at }))).toEqual([['s2', 10, 12]])
    expect(lackingOf(sent({ declinedAt: at, declinedWhy: '' }))).toEqual([['s2', 10, 12]])
    const cut = [line({ confirmedQuantity: 7 })]
    expect(lackingOf(sent({ confirmedAt: at, lines: cut }))).toEqual([['s2', 3, 6]])
    const passed = [line({ confirmedQuantity: 7, passedQuantity: 3 })]
    expect(lackingOf(sent({ confirmedAt: at, lines: passed }))).toEqual([])
  })

  test('that nobody is makes the SKU one without a source', () => {
    const order = sent({ escalatedAt: new Date(0) })
    expect(passedLines(order, [{ ...second, supplierId: 's1' }])).toEqual({
      lines: [],
      without: ['a'],
    })
  })
})

describe('inspection', () => {
  const rules: Rules = {
    storage: 'chilled',
    lotRule: 'optional',
    goodUntil: '2026-11-22',
    nearExpiryDays: 3,
    chilledFromTenths: 0,
    chilledToTenths: 80,
    frozenToTenths: -120,
  }
  const came = { skuId: 'a', quantity: 1, lotCode: null, expiresOn: null, temperatureTenths: 40 }

  test.each([
    ['as cold as it must be', 0, true],
    ['as warm as it may be', 80, true],
    ['too warm', 81, false],
    ['frozen', -1, false],
  ])('chilled goods %s', (_, temperatureTenths, isTaken) => {
    const look = () => inspect({ ...came, temperatureTenths }, 0, rules)
    if (isTaken) expect(look()).toEqual([])
    else expect(look).toThrow(expect.objectContaining({ code: 'temperature-out-of-range' }))
  })

  test('frozen goods may be as cold as they like, not warmer than −12 °C', () => {
    const frozen: Rules = { ...rules, storage: 'frozen' }
    expect(inspect({ ...came, temperatureTenths: -400 }, 0, frozen)).toEqual([])
    expect(() => inspect({ ...came, temperatureTenths: -119 }, 0, frozen)).toThrow()
    expect(() => inspect({ ...came, temperatureTenths: null }, 0, frozen)).toThrow(
      expect.objectContaining({ code: 'temperature-needed' }),
    )
  })

  test('the last good day is still good, near expiry is noted, the day before is refused', () => {
    expect(inspect({ ...came, expiresOn: '2026-11-22' }, 0, rules)).toEqual(['near-expiry'])
    expect(inspect({ ...came, expiresOn: '2026-11-25' }, 0, rules)).toEqual(['near-expiry'])
    expect(inspect({ ...came, expiresOn: '2026-11-26' }, 0, rules)).toEqual([])
    expect(() => inspect({ ...came, expiresOn: '2026-11-21' }, 0, rules)).toThrow(
      expect.objectContaining({ code: 'lot-expired' }),
    )
  })

  test('what is refused whole is held to no rule', () => {
    const warm = { ...came, quantity: 0, temperatureTenths: null, expiresOn: '2020-01-01' }
    expect(inspect(warm, 0, { ...rules, lotRule: 'required' })).toEqual([])
  })

  test('more than ordered is taken in up to the share, rounded down', () => {
    expect(allowedQuantity(19, 500)).toBe(19)
    expect(allowedQuantity(20, 500)).toBe(21)
    expect(allowedQuantity(0, 10_000)).toBe(0)
  })
})

describe('shipments of an order', () => {
  const shipment = (
    id: string,
    quantity: number,
    arrivedAt: Date | null = null,
  ): ShipmentWithLines => ({
    id,
    purchaseOrderId: 'o',
    expectedAt: new Date(0),
    shippedAt: new Date(0),
    arrivedAt,
    lines: [{ skuId: 'a', quantity, lotCode: null, expiresOn: null }],
  })

  test('have arrived when what came makes them whole, the only one under way in any case', () => {
    const both = [shipment('x', 5), shipment('y', 5)]
    expect(arrivedShipments([shipment('x', 5)], new Map([['a', 3]]))).toEqual(['x'])
    expect(arrivedShipments(both, new Map([['a', 4]]))).toEqual([])
    expect(arrivedShipments(both, new Map([['a', 5]]))).toEqual(['x'])
    expect(arrivedShipments(both, new Map([['a', 10]]))).toEqual(['x', 'y'])
    const oneCame = [shipment('x', 5, new Date(0)), shipment('y', 5)]
    expect(arrivedShipments(oneCame, new Map([['a', 6]]))).toEqual(['y'])
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ean13CheckDigit } from '#platform/barcodes'
import { priceOfGrams } from '#platform/money'
import {
  makeRegion,
  makeShelfGoods,
  type Person,
  type ShelfGoods,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { labelParts } from './resolve-code.ts'

let linli: TestLinli
let buyer: Person
let pork: ShelfGoods

beforeAll(async () => {
  linli = await startTestLinli()
  buyer = await linli.person({ role: 'buyer' })
  await makeRegion(linli, 'chengdu', {})
  pork = await makeShelfGoods(linli, buyer, {
    names: { 'zh-CN': '五花肉' },
    priceMinor: 3200,
    code: 'PORK',
    sku: { measure: 'weighed', scaleCode: '00123', barcodes: ['6901234567892', '96385074'] },
  })
})
afterAll(() => linli.close())

const scan = (code: string) => linli.call(null, 'GET', `/regions/chengdu/codes/${code}`)
const label = (first12: string) => first12 + ean13CheckDigit(first12)

test('a label’s weight is resolved with what it costs, an amount with what it weighs', async () => {
  expect((await scan(label('210012301250'))).body).toMatchObject({
    skuId: pork.skuId,
    listingId: pork.listingId,
    weightGrams: 1250,
    amountMinor: 4000,
  })
  expect((await scan(label('250012304000'))).body).toMatchObject({
    skuId: pork.skuId,
    weightGrams: 1250,
    amountMinor: 4000,
  })
})

test('a printed barcode and the SKU’s own code are resolved without weight or amount', async () => {
  for (const code of ['6901234567892', '96385074', 'PORK']) {
    expect((await scan(code)).body).toMatchObject({
      skuId: pork.skuId,
      weightGrams: null,
      amountMinor: null,
    })
  }
})

test('unknown codes, wrong check digits and labels of nothing are refused', async () => {
  const right = label('210012301250')
  const wrong = right.slice(0, 12) + ((Number(right[12]) + 1) % 10)
  for (const code of [wrong, '4006381333931', label('210099901250'), 'nothing']) {
    expect((await scan(code)).status).toBe(404)
  }
  expect((await scan(label('210012300000'))).body.code).toBe('empty-label')
})

test('an amount stands for the grams that cost it, to the nearest gram', () => {
  const price = fc.integer({ min: 1, max: 100_000 })
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 99_999 }), (perKgMinor, amountMinor) => {
      const { weightGrams } = labelParts({ weightGrams: null, amountMinor }, perKgMinor)
      const below = priceOfGrams(perKgMinor, Math.max(0, weightGrams! - 1))
      const above = priceOfGrams(perKgMinor, weightGrams! + 1)
      expect(below).toBeLessThanOrEqual(amountMinor)
      expect(above).toBeGreaterThanOrEqual(amountMinor)
    }),
  )
})

test('cards of SKUs are found by id in the order asked, and by words; nobody signed out sees them', async () => {
  const cards = (query: string, who: Person | null = buyer) =>
    linli.call(who, 'GET', `/regions/chengdu/sku-cards?${query}`)
  const unknown = '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'
  expect((await cards(`ids=${unknown},${pork.skuId}`)).body).toMatchObject([
    { id: pork.skuId, name: '五花肉', measure: 'weighed', priceMinor: 3200 },
  ])
  expect((await cards('text=wuhuarou')).body).toMatchObject([{ id: pork.skuId }])
  expect((await cards('text=nothing-like-it')).body).toEqual([])
  expect((await cards('ids=pork')).status).toBe(422)
  expect((await cards('text=pork', null)).status).toBe(401)
})

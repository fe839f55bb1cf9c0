import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ean13CheckDigit } from '#platform/barcodes'
import { parseMoney } from '#platform/money'
import { normalBarcode } from './barcode.ts'
import {
  branchOf,
  type Category,
  DEEPEST,
  mayHang,
  pathOf,
  requiredLabel,
  taxOfCategory,
} from './category-tree.ts'
import { goodsName } from './goods-name.ts'
import { LABEL_FIELDS, type LabelField, labelGaps } from './label-data.ts'
import { termsThere } from './price-there.ts'
import { searchDocument, searchRequest } from './search-document.ts'
import { formatPlain } from './sheets/plain-amount.ts'
import { measureFault } from './sku.ts'

/** A forest: each node's parent is one before it, or none. */
const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((choices) =>
  choices.map((choice, at) => ({
    id: `c${at}`,
    parentId: at === 0 || choice % (at + 1) === at ? null : `c${choice % at}`,
  })),
)

test('a branch holds exactly the categories whose path goes through its root', () => {
  fc.assert(
    fc.property(forest, fc.nat(29), (tree, pick) => {
      const root = tree[pick % tree.length]!.id
      const byId = new Map(tree.map((category) => [category.id, category]))
      const through = tree.filter(({ id }) => pathOf(byId, id).some((one) => one.id === root))
      expect(branchOf(tree, root).sort()).toEqual(through.map(({ id }) => id).sort())
    }),
  )
})

test('what may hang stays a tree of bounded depth', () => {
  fc.assert(
    fc.property(forest, fc.nat(29), fc.nat(29), (tree, a, b) => {
      const [id, parentId] = [tree[a % tree.length]!.id, tree[b % tree.length]!.id]
      const moved = tree.map((category) => (category.id === id ? { id, parentId } : category))
      const byId = new Map(moved.map((category) => [category.id, category]))
      const isTree = moved.every((one) => {
        const path = pathOf(byId, one.id)
        return path.at(-1)!.parentId === null
      })
      const branch = branchOf(tree, id)
      const deepest = Math.max(...branch.map((one) => pathOf(byId, one).length))
      expect(mayHang(tree, id, parentId)).toBe(isTree && deepest <= DEEPEST)
    }),
  )
})

const category = (id: string, more: Partial<Category> = {}): Category => ({
  id,
  code: id,
  parentId: null,
  name: {},
  sort: 0,
  taxCode: null,
  taxRateBasisPoints: null,
  labelFields: [],
  version: 1,
  archivedAt: null,
  ...more,
})

test('label data adds up on the way to the top, and the nearest tax class counts', () => {
  const byId = new Map(
    [
      category('a', { labelFields: ['producer'], taxCode: 'far', taxRateBasisPoints: 1300 }),
      category('b', { parentId: 'a', taxCode: 'near', taxRateBasisPoints: 900 }),
      category('c', { parentId: 'b', labelFields: ['netContent', 'producer'] }),
    ].map((one) => [one.id, one]),
  )
  expect(requiredLabel(byId, 'c')).toEqual(['netContent', 'producer'])
  expect(taxOfCategory(byId, 'c')).toEqual({ taxCode: 'near', taxRateBasisPoints: 900 })
  expect(taxOfCategory(byId, 'gone')).toBeNull()
})

test('gaps are exactly what is asked for and not said', () => {
  const asked = fc.subarray([...LABEL_FIELDS])
  fc.assert(
    fc.property(asked, asked, (requiredLabel, said) => {
      const has = (field: LabelField) => said.includes(field)
      const texts = said.filter((field) => field !== 'origin' && field !== 'shelfLifeDays')
      const gaps = labelGaps({
        pictureIds: ['p'],
        taxCode: 'food',
        origin: has('origin') ? { en: 'Sichuan' } : { 'zh-CN': ' ' },
        shelfLifeDays: has('shelfLifeDays') ? 7 : null,
        label: Object.fromEntries(texts.map((field) => [field, 'said'])),
        requiredLabel,
      })
      expect(gaps).toEqual(requiredLabel.filter((field) => !has(field)))
    }),
  )
  const bare = { origin: {}, shelfLifeDays: null, label: {}, requiredLabel: [] }
  expect(labelGaps({ ...bare, pictureIds: [], taxCode: 'unclassified' })).toEqual([
    'picture',
    'tax',
  ])
})

test('barcodes are kept as EAN-13, or EAN-8 as they are', () => {
  expect(normalBarcode('036000291452')).toBe('0036000291452')
  expect(normalBarcode('96385074')).toBe('96385074')
  for (const bad of ['96385075', '036000291453', '1234567', '6901234567893', '69012345678x2', '']) {
    expect(normalBarcode(bad)).toBeNull()
  }
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (number) => {
      const first12 = String(number).padStart(12, '0')
      const code = first12 + ean13CheckDigit(first12)
      expect(normalBarcode(code)).toBe(code)
    }),
  )
})

test('a community’s own word counts before its region’s, a false one too', () => {
  const region = { isListed: true, priceMinor: 480 }
  expect(termsThere(region)).toEqual(region)
  expect(termsThere(region, { isListed: false, priceMinor: null })).toEqual({
    isListed: false,
    priceMinor: 480,
  })
  expect(termsThere(region, { isListed: null, priceMinor: 0 })).toEqual({
    isListed: true,
    priceMinor: 0,
  })
})

test('a SKU’s name stands in every language its product has one in', () => {
  expect(goodsName({ 'zh-CN': '酱油', en: 'Soy' }, { 'zh-CN': '1L' })).toEqual({
    'zh-CN': '酱油 1L',
    en: 'Soy 1L',
  })
  expect(goodsName({ es: 'Leche' }, {})).toEqual({ es: 'Leche' })
})

test('each measure takes its own figures and no other’s', () => {
  const none = { piecesPerCase: null, aboutGrams: null, stepGrams: null, minimumGrams: null }
  const fits = [
    { ...none, measure: 'piece' as const },
    { ...none, measure: 'case' as const, piecesPerCase: 12 },
    { ...none, measure: 'about' as const, aboutGrams: 500 },
    { ...none, measure: 'weighed' as const, stepGrams: 50, minimumGrams: 200 },
  ]
  for (const sku of fits) {
    expect(measureFault(sku)).toBeNull()
    for (const other of fits) {
      if (other.measure === sku.measure) continue
      const { measure: _, ...figures } = other
      const isBare = Object.values(figures).every((figure) => figure === null)
      const isStill = sku.measure === 'weighed' && isBare
      const isFit = isStill || (sku.measure === 'piece' && isBare)
      expect(measureFault({ ...figures, measure: sku.measure }) === null).toBe(isFit)
    }
  }
})

test('amounts in a sheet are read back as they were', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('CNY', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
      expect(parseMoney(formatPlain(minor, currency), currency)).toBe(minor)
    }),
  )
  expect(formatPlain(5, 'CNY')).toBe('0.05')
})

test('whatever is written or typed, quotes and backslashes stay inside their words', () => {
  const wild = fc
    .array(fc.constantFrom("'", '\\', 'a', '番', ' ', '&', ':*', '茄'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(wild, (typed) => {
      const { vector } = searchDocument({ name: { en: typed }, brand: '', origin: {}, words: [] })
      const word = /^(?:'(?:[^'\\]|''|\\\\)+':1[A-D](?: |$))*$/
      expect(vector).toMatch(word)
      const { exact } = searchRequest(typed)
      if (exact !== null)
        expect(exact).toMatch(/^'(?:[^'\\]|''|\\\\)+'(?: & '(?:[^'\\]|''|\\\\)+')*$/)
    }),
  )
})

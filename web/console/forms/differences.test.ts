import { beforeEach, expect, test } from 'vitest'
import { setLocaleSource } from '../../i18n/index.ts'
import { differencesOf } from './differences.ts'
import type { Field, Values } from './field.ts'

const CHENGDU = { currency: 'CNY', zone: 'Asia/Shanghai' }
const OSAKA = { currency: 'JPY', zone: 'Asia/Tokyo' }

const sides = (field: Field, mine: unknown, theirs: unknown, place = CHENGDU) =>
  differencesOf([field], { [field.name]: mine }, { [field.name]: theirs }, place).map((one) => [
    one.mine,
    one.theirs,
  ])

beforeEach(() => setLocaleSource(() => 'en'))

const common = { name: 'it', label: 'It' }
const price: Field = { ...common, kind: 'money', isPerKg: true }
const kinds: Field = {
  ...{ ...common, kind: 'choice' },
  options: [
    { value: '7a', label: 'Vegetables' },
    { value: '7b', label: 'Fruit' },
  ],
}

test('money is said in the region’s own currency, with all its decimals', () => {
  expect(sides(price, 890, 1_200)).toEqual([['8.90 CNY/kg', '12.00 CNY/kg']])
  expect(sides({ ...common, kind: 'money' }, 890, 9, OSAKA)).toEqual([['890 JPY', '9 JPY']])
})

test('figures are said in the units they are typed in', () => {
  const warmth = { kind: 'number', digits: 1, scale: 10, unit: '°C' } as const
  expect(sides({ ...common, ...warmth }, 45, -180)).toEqual([['4.5 °C', '-18 °C']])
  expect(sides({ ...common, kind: 'grams' }, 500, 1_500)).toEqual([['500 g', '1500 g']])
  expect(sides({ ...common, kind: 'percent' }, 900, 1_350)).toEqual([['9 %', '13.5 %']])
})

test.each(['choice', 'pick'] as const)('what was chosen by a %s is said by its name', (kind) => {
  expect(sides({ ...kinds, kind } as Field, '7a', '7b')).toEqual([['Vegetables', 'Fruit']])
})

test('several that were chosen are said by their names, and the same in another order are the same', () => {
  const several = { ...kinds, kind: 'several' } as Field
  expect(sides(several, ['7b', '7a'], ['7b'])).toEqual([['Vegetables, Fruit', 'Fruit']])
  expect(sides(several, ['7b', '7a'], ['7a', '7b'])).toEqual([])
})

test('a time is said as the region’s clocks show it, however the machine’s own go', () => {
  const times = sides({ ...common, kind: 'instant' }, '2026-11-22T18:00', '2026-11-22T20:30', OSAKA)
  expect(times).toEqual([['Nov 22, 2026, 18:00', 'Nov 22, 2026, 20:30']])
})

test('a name is compared in each language, and only those that differ are shown', () => {
  const name: Field = { ...common, kind: 'names' }
  const mine: Values = { it: { 'zh-CN': '番茄', en: 'Tomato' } }
  const theirs: Values = { it: { en: 'Tomato', 'zh-CN': '番茄', es: 'Tomate' } }
  expect(differencesOf([name], mine, theirs, CHENGDU)).toEqual([
    { name: 'it es', label: 'It · Español', mine: '(empty)', theirs: 'Tomate' },
  ])
})

test('nothing typed and nothing there are the same; a switch never touched is off', () => {
  expect(sides({ ...common, kind: 'text' }, '', null)).toEqual([])
  expect(sides({ ...common, kind: 'switch' }, undefined, false)).toEqual([])
  expect(sides({ ...common, kind: 'switch' }, true, false)).toEqual([['Yes', 'No']])
})

test('what only one of the two is asked for stands beside nothing', () => {
  const days: Field = { ...common, kind: 'number', when: ({ terms }) => terms === 'days' }
  const lines = differencesOf([days], { terms: 'days', it: 30 }, { terms: 'cash', it: 7 }, CHENGDU)
  expect(lines).toMatchObject([{ mine: '30', theirs: '(empty)' }])
})

test('what is only asked for with the change is nothing that stands', () => {
  const why: Field = { name: 'why', label: 'Reason', kind: 'area' }
  const mine = { it: 'gold', why: 'Sold most' }
  expect(
    differencesOf([{ ...common, kind: 'text' }, why], mine, { it: 'silver' }, CHENGDU),
  ).toEqual([{ name: 'it', label: 'It', mine: 'gold', theirs: 'silver' }])
})

test('a person is said by name where it is at hand', () => {
  const known = [{ value: '7a', label: 'Ada' }]
  expect(sides({ ...common, kind: 'person', known }, '7a', null)).toEqual([['Ada', '(empty)']])
})

import { expect, test } from 'vitest'
import { sayNotice, TEMPLATES, type TemplateName } from './templates/index.ts'
import { wordsOf } from './words.ts'

const LOCALES = ['zh-CN', 'en', 'es'] as const

/** Something for every name that a template may ask for. */
const EVERYTHING = {
  orderNumber: '7K2M9QXA',
  currency: 'CNY',
  totalMinor: 1250,
  paidMinor: 1250,
  refundMinor: 1250,
  backMinor: 1250,
  owedMinor: 1250,
  ceilingMinor: 500_000,
  payBefore: '2026-11-21T15:00:00Z',
  cutoffAt: '2026-11-21T15:00:00Z',
  zone: 'Asia/Shanghai',
  pickupDate: '2026-11-22',
  fromDate: '2026-11-22',
  toDate: '2026-11-25',
  place: { 'zh-CN': '南门', en: 'South gate', es: 'Puerta sur' },
  others: { 'zh-CN': '黄瓜', en: 'Cucumber', es: 'Pepino' },
  window: { 'zh-CN': '周日团', en: 'Sunday sale', es: 'Venta del domingo' },
  goods: { 'zh-CN': '番茄', en: 'Tomato', es: 'Tomate' },
  community: { 'zh-CN': '桂花园', en: 'Osmanthus Court', es: 'Patio Osmanto' },
  answerBy: '2026-11-21T17:00:00Z',
  supplier: '彭州绿源合作社',
  shortNumber: 17,
  until: '2026-11-22T13:00:00Z',
  confirmBy: '2026-11-22T05:00:00Z',
  keptMinor: 120,
  cashMinor: 480,
  feeMinor: 200,
  reason: '…',
  why: '…',
  residents: 12,
  words: { 'zh-CN': '请勿食用。', en: 'Do not eat it.', es: 'No lo coma.' },
  role: 'courier',
  amountMinor: 84_000,
  taxMinor: 800,
  number: '7K2M9QXA',
  dueOn: '2026-11-25',
  disputableUntil: '2026-11-28',
}

const LOST = [
  { name: EVERYTHING.goods, quantity: 2, isWeighed: false },
  { name: EVERYTHING.goods, quantity: 450, isWeighed: true },
]

const REASONS: Partial<Record<TemplateName, object[]>> = {
  'order.cancelled': [
    { reason: 'asked' },
    { reason: 'by_operator' },
    { reason: 'window_withdrawn', refundMinor: 0 },
  ],
  'refund.issued': [{ way: 'original' }, { way: 'wallet' }, { way: 'cash' }],
  'refund.succeeded': [{ way: 'cash' }],
  'refund.failed': [{ way: 'original' }],
  'refund.rerouted': [{ way: 'wallet' }],
  'absence.started': [{}, { toDate: null }],
  'order.came-short': [
    { goods: LOST, refundedMinor: 1250 },
    { goods: LOST, refundedMinor: 0 },
  ],
  'order.weighed-less': [{ goods: LOST, refundedMinor: 1250 }],
}

const cases = (Object.keys(TEMPLATES) as TemplateName[]).flatMap((name) =>
  (REASONS[name] ?? [{}]).map((params) => [name, { ...EVERYTHING, ...params }] as const),
)

test.each(cases)('%s is whole in three languages, none the same as another', (name, params) => {
  const said = LOCALES.map((locale) => sayNotice(name, params, locale)!)
  for (const { title, text } of said) {
    expect(title.length).toBeGreaterThan(0)
    expect(text.length).toBeGreaterThan(0)
    expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|\[object|Invalid/)
  }
  expect(new Set(said.map(({ title }) => title)).size).toBe(3)
  expect(said[1]!.title).not.toMatch(/\p{Script=Han}/u)
  expect(said[2]!.title).not.toMatch(/\p{Script=Han}/u)
})

test('an instant is said as clocks of the region show it, whatever the zone of the process', () => {
  const instant = '2026-11-21T16:30:00Z'
  expect(wordsOf('en').moment(instant, 'Asia/Shanghai')).toMatch(/Sun, Nov 22.*00:30/)
  expect(wordsOf('en').moment(instant, 'America/New_York')).toMatch(/Sat, Nov 21.*11:30/)
})

test('a day stays that day, also in zones west of Greenwich', () => {
  expect(wordsOf('zh-CN').day('2026-11-22')).toBe('11月22日星期日')
  expect(wordsOf('en').day('2026-11-22')).toBe('Sunday, November 22')
  expect(wordsOf('es').day('2026-11-22')).toBe('domingo, 22 de noviembre')
})

test('a name that a language lacks falls back to another', () => {
  expect(wordsOf('es').name({ 'zh-CN': '番茄', en: 'Tomato' })).toBe('番茄')
  expect(wordsOf('es').name({ en: 'Tomato', es: '' })).toBe('Tomato')
})

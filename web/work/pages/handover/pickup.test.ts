import { expect, test } from 'vitest'
import type { HandoverListReply, ListedOrder } from '../../offline/index.ts'
import { byLastFour, byShortNumber, foundOf, pickupsOf, search } from './pickup.ts'

const orderOf = (index: number, over: Partial<ListedOrder> = {}): ListedOrder => ({
  orderId: `order-${index}`,
  number: `7K3M9QX${index}`,
  shortNumber: index,
  residentId: `resident-${index}`,
  name: '王芳',
  phoneLastFour: '0917',
  cashDueMinor: 0,
  bagCount: 1,
  lineCount: 1,
  building: '3栋',
  bags: [{ bagNumber: 1, bagCount: 1, storage: 'ambient' }],
  lines: [],
  spoken: 'wangfang wf wang fang',
  reminders: 0,
  isByLeader: false,
  state: 'ready',
  deadlineAt: null,
  handover: null,
  collectedBy: null,
  ...over,
})

const knownOf = (orders: ListedOrder[], given: string[] = []) => {
  const list = { isArrived: true, pickupDate: '2026-11-22', orders } as unknown
  return { list: list as HandoverListReply, given: new Set(given) }
}

test('several orders of one person are fetched at once, with all their cash', () => {
  const orders = [
    orderOf(1, { residentId: 'wang', cashDueMinor: 300 }),
    orderOf(2, { residentId: 'wang', cashDueMinor: 480 }),
  ]
  const found = byLastFour('0917', knownOf(orders))
  expect(found).toMatchObject({
    is: 'pickup',
    proof: { phoneLastFour: '0917', name: '王芳' },
    pickup: { shortNumbers: [1, 2], cashDueMinor: 780 },
  })
})

test('of two people with the same last digits one is chosen, and with the same name vouched for', () => {
  const two = [orderOf(1), orderOf(2, { name: '李强' })]
  expect(byLastFour('0917', knownOf(two))).toMatchObject({ is: 'several' })
  const namesakes = pickupsOf([orderOf(1), orderOf(2)])
  expect(namesakes).toHaveLength(2)
})

test('what this phone has given is not given again, and the rest of the same person still is', () => {
  const orders = [orderOf(1, { residentId: 'wang' }), orderOf(2, { residentId: 'wang' })]
  const proof = { slip: 'x' }
  expect(foundOf(orders, proof, knownOf(orders, ['order-1']))).toMatchObject({
    is: 'pickup',
    pickup: { orders: [{ orderId: 'order-2' }] },
  })
  expect(foundOf(orders, proof, knownOf(orders, ['order-1', 'order-2']))).toMatchObject({
    is: 'answer',
    why: 'handed',
  })
})

test('a code for one order says what else waits for the same person', () => {
  const orders = [orderOf(1, { residentId: 'wang' }), orderOf(2, { residentId: 'wang' })]
  expect(foundOf([orders[0]!], { token: 't' }, knownOf(orders), { isSigned: true })).toMatchObject({
    is: 'pickup',
    isSigned: true,
    others: { orders: [{ orderId: 'order-2' }] },
  })
})

test('why nothing can be given is told by the order that was shown', () => {
  const answers = (['waiting', 'returned', 'closed', 'to-the-door'] as const).map((state) =>
    byShortNumber(1, knownOf([orderOf(1, { state })])),
  )
  expect(answers.map((one) => one.is === 'answer' && one.why)).toEqual([
    'not-ready',
    'returned',
    'closed',
    'to-the-door',
  ])
  expect(byShortNumber(9, knownOf([orderOf(1)]))).toMatchObject({ is: 'answer', why: 'nobody' })
})

test('people are found by name, pinyin, initials, building, numbers', () => {
  const people = pickupsOf([
    orderOf(1),
    orderOf(2, { name: '李强', spoken: 'liqiang lq', phoneLastFour: '1234', building: '5栋' }),
  ])
  for (const text of ['李', 'liqiang', 'lq', '2', '1234', '5栋', '7k3m9qx2']) {
    expect(
      search(people, text).map(({ name }) => name),
      text,
    ).toEqual(['李强'])
  }
  expect(search(people, '')).toHaveLength(2)
  expect(search(people, '99')).toEqual([])
})

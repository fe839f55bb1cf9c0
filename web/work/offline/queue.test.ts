import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deed, DeedAnswer } from './deed.ts'
import {
  givenOrders,
  isWaiting,
  nextBatch,
  type Queue,
  uncertainOf,
  withAnswers,
  withDeed,
  withoutPast,
  withoutTried,
  withoutUnsent,
  withSent,
} from './queue.ts'

const AT = '2026-11-22T08:00:00.000Z'

const deedOf = (index: number, over: Partial<Deed> = {}): Deed => ({
  itemId: `item-${index}`,
  regionId: 'chengdu',
  communityId: `community-${index % 2}`,
  pickupDate: '2026-11-22',
  orderIds: [`order-${index % 7}`],
  proof: { slip: '7K3M9QXZ' },
  handedOverAt: AT,
  cashTakenMinor: 100 * index,
  shortNumber: index,
  name: '王芳',
  sentAt: null,
  triedKey: null,
  fate: { is: 'waiting', code: null },
  ...over,
})

/** The server, as it counts: each item once, and of an order the first handover. */
function server() {
  const known = new Map<string, DeedAnswer>()
  const given = new Map<string, string>()
  return {
    counted: new Map<string, number>(),
    cashMinor: 0,
    take(this: { counted: Map<string, number>; cashMinor: number }, batch: readonly Deed[]) {
      return batch.map((deed): DeedAnswer => {
        const before = known.get(deed.itemId)
        if (before !== undefined) {
          const was = before.outcome === 'conflict' ? 'conflict' : 'done'
          return { ...before, outcome: 'repeated', was }
        }
        const isTwice = deed.orderIds.some((id) => given.has(id))
        const answer: DeedAnswer = {
          itemId: deed.itemId,
          outcome: isTwice ? 'conflict' : 'done',
          was: null,
          code: isTwice ? 'handed-over-twice' : null,
          reason: null,
        }
        known.set(deed.itemId, answer)
        for (const id of deed.orderIds) if (!given.has(id)) given.set(id, deed.itemId)
        this.counted.set(deed.itemId, (this.counted.get(deed.itemId) ?? 0) + 1)
        this.cashMinor += deed.cashTakenMinor
        return answer
      })
    },
  }
}

// What can happen to a phone: somebody hands over, it sends and hears, it sends and the answer is
// lost, it is killed between noting and sending, it is switched on again, a deed is taken back.
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'act' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'heard' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'lost' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'killed' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('undo' as const), at: fc.nat({ max: 30 }) }),
  },
)

test('whatever happens to the phone, each act reaches the server and counts there once', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const there = server()
      let queue: Queue = []
      let acts = 0
      const undone = new Set<string>()
      const send = (): { answers: DeedAnswer[] } => {
        const batch = nextBatch(queue)
        queue = withSent(queue, new Set(batch.map(({ itemId }) => itemId)), AT)
        return { answers: there.take(batch) }
      }
      const hear = () => {
        const { answers } = send()
        queue = withAnswers(queue, answers, AT)
      }
      for (const one of happenings) {
        if (one.kind === 'act') {
          queue = withDeed(queue, deedOf(acts))
          acts += 1
        } else if (one.kind === 'heard') hear()
        else if (one.kind === 'lost') send()
        else if (one.kind === 'killed') {
          queue = withSent(queue, new Set(nextBatch(queue).map(({ itemId }) => itemId)), AT)
        } else if (one.kind === 'reload') queue = JSON.parse(JSON.stringify(queue))
        else {
          const before = queue
          queue = withoutUnsent(queue, `item-${one.at}`)
          if (queue !== before) undone.add(`item-${one.at}`)
        }
      }
      // The network is back.
      for (let round = 0; round <= acts && queue.some(isWaiting); round += 1) {
        hear()
      }
      expect(queue.filter(isWaiting)).toEqual([])
      const wanted = Array.from({ length: acts }, (_, index) => `item-${index}`)
      const kept = wanted.filter((id) => !undone.has(id))
      expect([...there.counted.keys()].sort()).toEqual([...kept].sort())
      expect([...there.counted.values()].every((times) => times === 1)).toBe(true)
      const cash = kept.reduce((sum, id) => sum + 100 * Number(id.slice('item-'.length)), 0)
      expect(there.cashMinor).toBe(cash)
    }),
  )
})

test('a batch is of one community, and the other community follows', () => {
  const queue = [deedOf(0), deedOf(1), deedOf(2)]
  expect(nextBatch(queue).map(({ itemId }) => itemId)).toEqual(['item-0', 'item-2'])
  const after = new Set(['item-0', 'item-2'])
  expect(nextBatch(queue, after).map(({ itemId }) => itemId)).toEqual(['item-1'])
})

test('what was tried with a failing network is asked under its key before it goes with the others', () => {
  const queue = [deedOf(0, { triedKey: 'key', sentAt: AT })]
  expect(nextBatch(queue)).toEqual([])
  expect(uncertainOf(queue)).toEqual(queue)
  expect(withoutUnsent(queue, 'item-0')).toBe(queue)
  const refused = withoutTried(queue, 'item-0')
  expect(uncertainOf(refused)).toEqual([])
  expect(nextBatch(refused)).toHaveLength(1)
})

test('what was refused for now waits on, what was refused for good is shown and gives the order back', () => {
  const answer = { outcome: 'refused' as const, was: null, reason: '…' }
  const answers = [
    { ...answer, itemId: 'item-0', code: 'not-arrived' },
    { ...answer, itemId: 'item-1', code: 'code-late' },
  ]
  const queue = withAnswers([deedOf(0), deedOf(1)], answers, AT)
  expect(queue.map(({ fate }) => fate.is)).toEqual(['waiting', 'refused'])
  expect(givenOrders(queue, AT)).toEqual(new Set(['order-0']))
})

test('a list read after the server was told says itself what is given', () => {
  const done = { is: 'done' as const, at: AT }
  const queue = [deedOf(0), deedOf(1, { fate: done })]
  expect(givenOrders(queue, '2026-11-22T07:59:00.000Z')).toEqual(new Set(['order-0', 'order-1']))
  expect(givenOrders(queue, '2026-11-22T08:01:00.000Z')).toEqual(new Set(['order-0']))
})

test('a late answer does not unsettle what is settled', () => {
  const done = { itemId: 'item-0', outcome: 'done' as const, was: null, code: null, reason: null }
  const settled = withAnswers([deedOf(0)], [done], AT)
  const again = withAnswers(settled, [{ ...done, outcome: 'refused', code: 'code-late' }], AT)
  expect(again).toEqual(settled)
})

test('after the day what is settled is forgotten, and what waits or needs eyes is not', () => {
  const conflict = { is: 'conflict' as const, at: AT, code: 'refunded', reason: '…' }
  const queue = [
    deedOf(0, { fate: { is: 'done', at: AT } }),
    deedOf(1),
    deedOf(2, { fate: { ...conflict, isSeen: false } }),
    deedOf(3, { fate: { ...conflict, isSeen: true } }),
  ]
  expect(withoutPast(queue, '2026-11-23').map(({ itemId }) => itemId)).toEqual(['item-1', 'item-2'])
  expect(withoutPast(queue, '2026-11-22')).toEqual(queue)
})

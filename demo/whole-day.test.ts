import { expect, test } from 'vitest'
import { nowOfWholeDay } from './whole-day.ts'

const ZONE = 'Asia/Shanghai'
const at = (time: string) => new Date(`2026-11-23T${time}+08:00`)
const MIDNIGHT = new Date('2026-11-24T00:00:00+08:00')

/** A clock that shows one instant after the other, and then stays. */
function clockOf(...instants: Date[]): () => Promise<Date> {
  const left = [...instants]
  return async () => (left.length > 1 ? left.shift()! : left[0]!)
}

test.each(['00:00:00', '12:00:00', '23:56:59'])('at %s there is room in the day', async (time) => {
  const waits: number[] = []
  const now = await nowOfWholeDay(clockOf(at(time)), ZONE, (ms) => waits.push(ms))
  expect(now).toEqual(at(time))
  expect(waits).toEqual([])
})

test('in the last moments of a day the next is waited for, though a timer rings early', async () => {
  const waits: number[] = []
  const clock = clockOf(at('23:59:59.990'), at('23:59:59.999'), MIDNIGHT)
  expect(await nowOfWholeDay(clock, ZONE, (ms) => waits.push(ms))).toEqual(MIDNIGHT)
  expect(waits).toEqual([10, 1])
})

test('two minutes are too few for a load and for what it orders', async () => {
  const waits: number[] = []
  const stop = new Error('waited')
  const late = nowOfWholeDay(clockOf(at('23:57:58')), ZONE, (ms) => {
    waits.push(ms)
    throw stop
  })
  await expect(late).rejects.toBe(stop)
  expect(waits).toEqual([122_000])
})

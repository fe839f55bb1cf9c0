import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('never more at once than said, each in its turn, none beyond those who may wait', async () => {
  const inTurn = createTurns(2, 3, () => new Error('full'))
  const ends: (() => void)[] = []
  const begun: number[] = []
  const work = (name: number) =>
    inTurn(() => {
      begun.push(name)
      return new Promise<number>((end) => ends.push(() => end(name)))
    })
  const all = [1, 2, 3, 4, 5].map(work)
  expect(begun).toEqual([1, 2])
  await expect(work(6)).rejects.toThrow('full')
  for (let round = 0; round < 5; round += 1) {
    ends[round]!()
    await all[round]
    await new Promise((turn) => setImmediate(turn))
    expect(begun).toHaveLength(Math.min(5, round + 3))
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5])
})

test('work that fails gives its turn to the next', async () => {
  const inTurn = createTurns(1, 3, () => new Error('full'))
  const failing = inTurn(() => Promise.reject(new Error('broken')))
  const next = inTurn(async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
  expect(await inTurn(async () => 'again')).toBe('again')
})

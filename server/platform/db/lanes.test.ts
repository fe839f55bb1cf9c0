import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLanes } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '#testing'

let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

test('of statements that travel together the first that fails says why, however late it is heard', async () => {
  const lanes = openLanes(fresh.url, 1)
  const heardLate = async (work: Promise<unknown>) => {
    try {
      return await work
    } catch (error) {
      for (let turn = 0; turn < 5; turn += 1) await null
      throw error
    }
  }
  const failing = lanes.begin((tx) =>
    Promise.all([
      heardLate(tx.unsafe('select 1 / 0').execute()),
      tx.unsafe('select 1').execute(),
      tx`select 2`.execute(),
    ]),
  )
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  // And the connection is as good as before.
  const after = await lanes.begin((tx) => tx`select 3 as three`)
  expect(after[0]).toEqual({ three: 3 })
  await lanes.end({ timeout: 5 })
})

test('a commit that travels with its last statements commits all of them or nothing', async () => {
  const lanes = openLanes(fresh.url, 1)
  await lanes.begin((tx) => tx.unsafe('create temporary table kept (number int)'))
  const write = (numbers: readonly string[]) =>
    lanes.begin(async (tx, commit) => {
      const writing = numbers.map((number) =>
        tx`insert into kept values (${number}::int)`.execute(),
      )
      await Promise.all([...writing, commit()])
    })
  await write(['1', '2'])
  await expect(write(['3', 'x', '4'])).rejects.toMatchObject({ code: '22P02' })
  await write(['5'])
  const kept = await lanes.begin((tx) => tx`select number from kept order by number`)
  expect(kept.map((row) => row.number)).toEqual([1, 2, 5])
  await lanes.end({ timeout: 5 })
})

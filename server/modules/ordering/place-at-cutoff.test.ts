import { afterAll, beforeAll, expect, test } from 'vitest'
import { zonedInstant } from '#platform/time'
import {
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  tamper,
} from '#testing'

const zoneOfTheRunner = process.env.TZ

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  if (zoneOfTheRunner === undefined) delete process.env.TZ
  else process.env.TZ = zoneOfTheRunner
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

/** The database's clock stands at an instant, to the millisecond, while the world's runs on. */
const stopClockAt = (instant: Date): Promise<void> =>
  tamper(
    linli,
    `create or replace function linli_now() returns timestamptz language sql stable parallel safe
       as $$ select timestamptz '${instant.toISOString()}' $$`,
  )

// The night on which clocks in New York skip from two to three; 03:00 there is the cutoff.
const closesAt = zonedInstant('2027-03-14', '03:00', 'America/New_York')
const opensAt = zonedInstant('2027-03-13', '08:00', 'America/New_York')

test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
  'a millisecond before the cutoff sells and the cutoff does not, for a process in %s',
  async (zone) => {
    process.env.TZ = zone
    const world = await makeOpenWindow(linli, { opensAt, closesAt, offers: [{ cap: 100 }] })
    const [buyer] = await makeBuyers(linli, world)
    const body = checkoutOf(world, [[world.offers[0]!, 1]])
    const codes = []
    for (const milliseconds of [-1, 0, 1]) {
      await stopClockAt(new Date(closesAt.getTime() + milliseconds))
      const answer = await order(linli, world, buyer!, body)
      codes.push(answer.status === 201 ? 'sold' : answer.body.code)
    }
    expect(codes).toEqual(['sold', 'window-closed', 'window-closed'])
  },
)

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  vi.unstubAllEnvs()
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

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', 8],
  ['America/New_York', 19],
])(
  'a millisecond before the cutoff sells and the cutoff does not, for a process in %s',
  async (zone, midnightInUtc) => {
    vi.stubEnv('TZ', zone)
    // The process really is there.
    expect(new Date('2027-01-01T00:00:00Z').getHours()).toBe(midnightInUtc)
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

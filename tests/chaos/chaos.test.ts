import { expect, test } from 'vitest'
import { FAULTS } from './faults.ts'
import { report } from './report.ts'
import { runChaos } from './run-chaos.ts'

/** The short form; `npm run test:faults -- --kills 1000` is the long one. */
const SEED = 5

test('nothing acknowledged is lost and the invariants hold, whatever is killed, cut or set off', async () => {
  const result = await runChaos({ seed: SEED, kills: 7, clients: 6 })
  const told = report(result, 0)
  expect(result.wrong, told).toEqual([])
  const broken = { lost: result.lost, otherwise: result.repeatedOtherwise, failed: result.failed }
  expect(broken, told).toEqual({ lost: 0, otherwise: 0, failed: 0 })
  // It was no calm day: every kind of fault came, and every kind of deed was done.
  expect(Object.keys(result.faults).sort(), told).toEqual(Object.keys(FAULTS).sort())
  expect(result.acknowledged.place, told).toBeGreaterThan(20)
  expect(result.repeatedAlike, told).toBeGreaterThan(50)
}, 900_000)

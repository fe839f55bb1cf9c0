import type { Tx } from '#platform/db'
import type { Sweep } from '#platform/jobs'
import { lockUnspelled, regionUnspelled, writeSounds } from './queries/sounds.ts'

// Spelling takes the processor some 20 ms for as many; orders go on in between.
const SET = 500
const EACH_MINUTE_MS = 60_000

/** Spells names that stand without their sounds, as after an upgrade: one set of one region a turn. */
export async function spellNames(tx: Tx): Promise<number> {
  const due = await regionUnspelled(tx)
  if (due === null) return 0
  const residents = await lockUnspelled(tx, due.regionId, SET)
  await writeSounds(tx, due.regionId, residents)
  return residents.length
}

export const residentsSweeps = (): Sweep[] => [
  { name: 'residents: spell names', everyMs: EACH_MINUTE_MS, sweep: spellNames },
]

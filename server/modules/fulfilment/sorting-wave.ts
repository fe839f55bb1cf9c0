import { NotFound } from '#platform/refusals'
import type { Allocation } from './queries/allocations.ts'
import { NotAllocatedYet, SayWhichWave } from './refusals.ts'

/**
 * The wave that is meant: the one named, else the first that is not sorted yet, else the last there
 * is. Pure.
 * @throws NotFound, NotAllocatedYet where there is none
 */
export function waveOf(waves: readonly Allocation[], wave?: number): Allocation {
  const meant =
    wave === undefined
      ? (waves.find((one) => one.sortedAt === null) ?? waves.at(-1))
      : waves.find((one) => one.wave === wave)
  if (meant !== undefined) return meant
  throw wave === undefined ? new NotAllocatedYet() : new NotFound('sorting wave')
}

/** The same for whoever sorts it: its goods must be settled. Throws NotAllocatedYet, NotFound. */
export function waveToSort(waves: readonly Allocation[], wave?: number): Allocation {
  const meant = waveOf(waves, wave)
  if (meant.finishedAt === null) throw new NotAllocatedYet()
  return meant
}

/**
 * The same for whoever ends it: where two wait, the one that is meant must be said, so that who ends
 * the first at the same time as another does not end the second.
 * @throws SayWhichWave, NotAllocatedYet, NotFound
 */
export function waveToFinish(waves: readonly Allocation[], wave?: number): Allocation {
  const open = waves.filter((one) => one.sortedAt === null).map((one) => one.wave)
  if (wave === undefined && open.length > 1) throw new SayWhichWave(open)
  return waveToSort(waves, wave)
}

import type { Level, Round } from './measure.ts'
import { READS, type Read } from './shop.ts'

/** A shop's figures over its rounds. */
export interface Best {
  orders: Level
  reads: Partial<Record<Read, Level>>
}

/** At each one's best number of buyers, by the mean of the rounds. */
export function bestOf(rounds: readonly Round[]): Best {
  const reads = READS.flatMap((name) => {
    const levels = rounds.map((round) => round.reads[name])
    return levels[0] === undefined ? [] : [[name, bestLevel(levels.map((one) => one ?? []))]]
  })
  return { orders: bestLevel(rounds.map(({ orders }) => orders)), reads: Object.fromEntries(reads) }
}

function bestLevel(rounds: readonly Level[][]): Level {
  const all = rounds.flat()
  const means = [...new Set(all.map(({ at }) => at))].map((at) => {
    const same = all.filter((level) => level.at === at)
    const mean = (of: (level: Level) => number) => meanOf(same.map(of))
    return {
      at,
      perSecond: mean(({ perSecond }) => perSecond),
      p99Ms: mean(({ p99Ms }) => p99Ms),
      failed: same.reduce((sum, { failed }) => sum + failed, 0),
    }
  })
  return means.reduce((best, level) => (level.perSecond > best.perSecond ? level : best))
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length

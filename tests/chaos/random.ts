/** A source of chance that gives the same row of numbers for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from least to most. */
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Another source, of its own row. */
  fork(name: string): Random
}

/** Mulberry32: 32 bits of state, good enough to choose and the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (from) => from[between(0, from.length - 1)]!,
    fork: (name) => randomOf(mixIn(seed, name)),
  }
}

function mixIn(seed: number, name: string): number {
  let hash = seed ^ 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash >>> 0
}

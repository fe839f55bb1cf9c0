/** Chance that falls alike on every load: mulberry32, a public-domain generator by T. Ettinger. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of the items, by chance. */
export const oneOf = <Item>(items: readonly Item[], chance: () => number): Item =>
  items[Math.floor(chance() * items.length)]!

/** So many different items, by chance; all of them where there are fewer. */
export function someOf<Item>(items: readonly Item[], count: number, chance: () => number): Item[] {
  const left = [...items]
  const taken: Item[] = []
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(Math.floor(chance() * left.length), 1))
  }
  return taken
}

/**
 * Readings kept in memory for a while, the oldest given up first. For what may be late and is proved
 * again where it counts; never the only place where something is known.
 */
export class Kept<Value> {
  readonly #most: number
  readonly #keptMs: number
  readonly #values = new Map<string, { value: Value; until: number }>()

  constructor(most: number, keptMs: number) {
    this.#most = most
    this.#keptMs = keptMs
  }

  find(key: string): Value | undefined {
    const kept = this.#values.get(key)
    if (kept === undefined) return undefined
    if (kept.until > performance.now()) return kept.value
    this.#values.delete(key)
    return undefined
  }

  keep(key: string, value: Value): void {
    // A map gives its keys in the order in which they came: the first is the oldest reading.
    this.#values.delete(key)
    this.#values.set(key, { value, until: performance.now() + this.#keptMs })
    const oldest = this.#values.keys().next()
    if (this.#values.size > this.#most && !oldest.done) this.#values.delete(oldest.value)
  }

  forget(key: string): void {
    this.#values.delete(key)
  }
}

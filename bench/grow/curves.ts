/** What one round showed at one size. */
export interface Point {
  perSecond: number
  /** CPU microseconds of the program and the database for one; null where the system does not say. */
  micros: number | null
}

/** How something goes by the number of stored orders. */
export interface Curve {
  what: string
  /** Mean of the rounds, in the order of the sizes. */
  rates: number[]
  micros: number[]
  /** The rate beside the one at the first size. */
  shares: number[]
  isFlat: boolean
}

/** Slower than at the first size by more than this share is not flat. */
const FLAT = 0.15

/** Points of all rounds, by what was done, then by size. */
export class Points {
  readonly #points = new Map<string, Map<number, Point[]>>()
  readonly #sizes: readonly number[]

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes
  }

  add(what: string, size: number, point: Point): void {
    const bySize = this.#points.get(what) ?? new Map<number, Point[]>()
    this.#points.set(what, bySize.set(size, [...(bySize.get(size) ?? []), point]))
  }

  curves(): Curve[] {
    return [...this.#points].map(([what, bySize]) => {
      const of = (read: (point: Point) => number) =>
        this.#sizes.map((size) => mean(bySize.get(size)!.map(read)))
      const rates = of(({ perSecond }) => perSecond)
      const shares = rates.map((rate) => rate / rates[0]!)
      const isFlat = shares.every((share) => share >= 1 - FLAT)
      return { what, rates, micros: of(({ micros }) => micros ?? Number.NaN), shares, isFlat }
    })
  }
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Prints the curves as a table, what is not flat, and the line for machines. */
export function printCurves(sizes: readonly number[], curves: readonly Curve[]): void {
  console.table(
    curves.map(({ what, rates, micros, shares }) => ({
      what,
      ...Object.fromEntries(
        sizes.flatMap((size, at) => [
          [`${size}/s`, Math.round(rates[at]!)],
          [`${size} CPU µs`, Math.round(micros[at]!)],
          ...(at === 0 ? [] : [[`${size} share`, hundredths(shares[at]!)]]),
        ]),
      ),
    })),
  )
  const bent = curves.filter(({ isFlat }) => !isFlat).map(({ what }) => what)
  console.log(bent.length === 0 ? 'Flat within 15 %.' : `Not flat: ${bent.join(', ')}.`)
  console.log(
    JSON.stringify({
      bench: 'grow',
      sizes,
      ordersPerSecond: curves.find(({ what }) => what === 'orders')!.rates.map(Math.round),
      shares: Object.fromEntries(
        curves.map(({ what, shares }) => [what, shares.map(hundredths).slice(1)]),
      ),
      bent,
    }),
  )
}

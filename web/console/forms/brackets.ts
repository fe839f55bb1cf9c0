/** A rate and from where it holds; a figure is null until it is typed. */
export interface TaxBracket {
  fromMinor: number | null
  basisPoints: number | null
}

/** A sum that is free each month, and rates by what lies above it. */
export interface TaxBrackets {
  thresholdMinor: number | null
  brackets: readonly TaxBracket[]
}

/** Whether every figure is there and is one. */
export function isWholeBrackets(value: unknown): boolean {
  const { thresholdMinor, brackets } = value as TaxBrackets
  return (
    Number.isFinite(thresholdMinor) &&
    brackets.every(
      ({ fromMinor, basisPoints }) => Number.isFinite(fromMinor) && Number.isFinite(basisPoints),
    )
  )
}

/** Who bears a loss, as the newest word says. */
export interface Bearing {
  bearerKind: string
  bearerId: string | null
  amountMinor: number
}

export interface BearerChange {
  bearerKind: string
  bearerId: string
  /** What the bearer gains (above zero) or is charged. */
  amountMinor: number
}

/** What it means for the people named that a loss goes from one bearing to another. Pure. */
export function changesOfBearing(from: Bearing, to: Bearing): BearerChange[] {
  const changes = new Map<string, BearerChange>()
  const add = ({ bearerKind, bearerId }: Bearing, amountMinor: number) => {
    if (bearerId === null || amountMinor === 0) return
    const key = `${bearerKind}/${bearerId}`
    const before = changes.get(key)?.amountMinor ?? 0
    changes.set(key, { bearerKind, bearerId, amountMinor: before + amountMinor })
  }
  add(from, from.amountMinor)
  add(to, -to.amountMinor)
  return [...changes.values()].filter((change) => change.amountMinor !== 0)
}

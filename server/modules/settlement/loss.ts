/** What a bearer takes on (above zero) or is relieved of, in minor units. */
export interface Burden {
  bearerKind: string
  bearerId: string | null
  amountMinor: number
}

/** What an event of a loss says. */
export interface LossSaid {
  amountMinor: number
  bearerKind?: string | null
  bearerId?: string | null
  fromKind?: string
  fromId?: string | null
  toKind?: string
  toId?: string | null
}

/**
 * Who takes on what by one event: each decision adds what it gave to its bearer, and a change of
 * the bearer moves what was given before. They only add up, so that their order does not matter.
 * Pure.
 */
export function burdensOf(type: string, said: LossSaid): Burden[] {
  const { amountMinor } = said
  const burdens =
    type === 'claim.bearer-changed'
      ? [
          { bearerKind: said.fromKind!, bearerId: said.fromId ?? null, amountMinor: -amountMinor },
          { bearerKind: said.toKind!, bearerId: said.toId ?? null, amountMinor },
        ]
      : // Nobody is named where nothing was given.
        [
          {
            bearerKind: said.bearerKind ?? 'operator',
            bearerId: said.bearerId ?? null,
            amountMinor,
          },
        ]
  return burdens.filter((burden) => burden.amountMinor !== 0)
}

import type { getDayBoard } from '../../../api/index.ts'

export type DayBoard = Awaited<ReturnType<typeof getDayBoard>>
export type Alert = DayBoard['alerts'][number]
export type DayCommunity = DayBoard['communities'][number]

/** The date so many days after another, YYYY-MM-DD. */
export const dayBeside = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(1, part / whole)

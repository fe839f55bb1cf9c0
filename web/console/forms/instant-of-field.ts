import { instantOfMoment } from '../sheet/cells.ts'

/** The instant of what was typed as a day and a time: in the region's zone, wherever one sits. */
export const instantOfField = (typed: unknown, zone: string): string =>
  instantOfMoment(String(typed).slice(0, 16).replace('T', ' '), zone)

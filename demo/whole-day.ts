import { setTimeout } from 'node:timers/promises'
import { addDays, localDate, zonedInstant } from '#platform/time'

/** A load takes less than two minutes, and what it orders today has to be open a minute longer. */
const LOAD_MS = 3 * 60_000

/**
 * An instant at which a whole load fits into the day: in the last minutes of one, the beginning
 * of the next, waited for.
 * @param clock business time; asked again after a wait, as timers may ring early
 * @param say told before each wait, with how long it is
 */
export async function nowOfWholeDay(
  clock: () => Promise<Date>,
  timeZone: string,
  say: (leftMs: number) => void,
): Promise<Date> {
  for (;;) {
    const now = await clock()
    const tomorrow = addDays(localDate(now, timeZone), 1)
    const leftMs = zonedInstant(tomorrow, '00:00', timeZone).getTime() - now.getTime()
    if (leftMs >= LOAD_MS) return now
    say(leftMs)
    await setTimeout(leftMs)
  }
}

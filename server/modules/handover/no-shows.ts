import { type CashCheck, declareCashCheck } from '#ordering'
import { readSettings } from '#platform/settings'
import { countNoShows } from './queries/pickups.ts'
import { TooManyUncollected } from './refusals.ts'

const DAY_MS = 86_400_000

/** Who left too many cash orders unfetched pays before pickup for a while. */
const refuseNoShows: CashCheck = async (db, { regionId, residentId, at }) => {
  const settings = await readSettings(db, regionId, {}, at)
  const most = settings['handover.noShowLimit']
  const days = settings['handover.noShowDays']
  const since = new Date(at.getTime() - days * DAY_MS)
  const left = await countNoShows(db, regionId, residentId, since)
  return left < most ? null : new TooManyUncollected(most, days)
}

// Ordering lies below: it asks by what is declared here.
declareCashCheck(refuseNoShows)

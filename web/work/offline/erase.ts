import { del } from 'idb-keyval'
import { changeDeeds, loadDeeds } from './deeds-kept.ts'
import { keptHere } from './kept.ts'
import { erasePastDays } from './kept-days.ts'
import { isWaiting } from './queue.ts'
import { syncDeeds } from './sync-deeds.ts'

/** How many deeds of somebody the server does not know yet: to be asked before signing out. */
export async function unsyncedOf(personId: string): Promise<number> {
  return (await loadDeeds(personId)).filter(isWaiting).length
}

/**
 * Before signing out: tells the server what waits, then erases what the handover keeps here. What
 * could not be told stays for the next time the same person signs in.
 * @returns how many deeds could not be told
 */
export async function leaveDevice(personId: string): Promise<number> {
  if ((await unsyncedOf(personId)) > 0) await syncDeeds(personId).catch(() => 'unreachable')
  await erasePastDays(null)
  const left = (await changeDeeds(personId, (queue) => queue.filter(isWaiting))).length
  if (left === 0) await del(`deeds/${personId}`, keptHere)
  return left
}

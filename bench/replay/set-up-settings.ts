import type { SettingName } from '#platform/settings'
import type { SetUp } from './set-up-means.ts'
import type { World } from './world.ts'

/** What differs from what every operator begins with, so that each day ends before the next. */
const SETTINGS: Partial<Record<SettingName, unknown>> = {
  'cash.ceilingMinor': 1_000_000_000,
  'delivery.confirmMinutes': 60,
  'delivery.readyOnArrival': true,
  // Goods wait until after the cutoff of the day they are fetched on, and then all of their price
  // goes back, so that it is known what that comes to.
  'handover.collectDays': 0,
  'handover.freshCollectDays': 0,
  'handover.collectTime': '23:30',
  'handover.uncollectedFeeBasisPoints': 0,
  'handover.refundFresh': true,
  'aftersales.pictureFromMinor': 1_000_000,
}

/** Writes the settings for the whole operator. */
export async function setUpSettings({ api }: SetUp, { staff }: World): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS)) {
    await api.ask({
      method: 'PUT',
      path: `/settings/${name}`,
      token: staff.admin.token,
      body: { value },
    })
  }
}

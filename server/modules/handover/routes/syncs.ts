import { getCommunity } from '#places'
import { staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, route } from '#platform/http'
import { localeOf } from '#platform/i18n'
import { communityPlace } from '#residents'
import { SyncBody, SyncReply } from '../schemas/handovers.ts'
import type { HandoverSecrets } from '../secrets.ts'
import { syncHandovers } from '../sync-handovers.ts'
import { syncWordsIn } from '../sync-words.ts'
import { cashHolderOf, stationOf } from './cash-holder.ts'
import { AT_POINT } from './handovers.ts'

export const syncRoutes = (secrets: HandoverSecrets): AnyRoute[] => [
  route({
    name: 'syncHandovers',
    method: 'POST',
    path: '/regions/:region/communities/:community/handover-syncs',
    tag: 'handover',
    summary: 'Tell what was handed over while the phone was offline.',
    description:
      'Each item is done once by deviceId and itemId, however often it is sent. Codes are checked as of handedOverAt. What does not fit is kept as a conflict; what is refused may be sent again.',
    access: staff(AT_POINT),
    place: communityPlace,
    body: SyncBody,
    reply: SyncReply,
    bodyLimitBytes: 4 * 1024 * 1024,
    act: async ({ db, params, body, caller, place, locale }) => {
      const { region: regionId, community: communityId } = params
      await getCommunity(db, regionId, communityId)
      const at = await businessNow(db)
      const items = await syncHandovers(db, secrets, {
        regionId,
        communityId,
        stationId: stationOf(caller, place),
        deviceId: body.deviceId,
        items: body.items.map((item) => ({
          ...item,
          handedOverAt: new Date(item.handedOverAt),
          cashTakenMinor: item.cashTakenMinor ?? 0,
        })),
        holder: await cashHolderOf(db, caller, { ...place, communityId }, at),
        by: caller.personId,
      })
      return {
        items: items.map((item) => ({
          ...item,
          reason: item.reason && syncWordsIn(localeOf(locale), item.reason),
        })),
      }
    },
  }),
]

import { getCommunity } from '#places'
import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { communityPlace } from '#residents'
import { identifyHolder } from '../identify-holder.ts'
import { lookUpPickup } from '../look-up-pickup.ts'
import { LookUpBody, LookUpReply } from '../schemas/look-ups.ts'
import type { HandoverSecrets } from '../secrets.ts'
import { AT_POINT } from './handovers.ts'

export const lookUpRoutes = (secrets: HandoverSecrets): AnyRoute[] => [
  route({
    name: 'lookUpPickup',
    method: 'POST',
    path: '/regions/:region/communities/:community/pickup-look-ups',
    tag: 'handover',
    summary: 'Whose goods a code, a slip or a phone opens, before they are handed over.',
    description: 'Wrong guesses count as they do when handing over. Nothing is given by it.',
    access: staff(AT_POINT),
    place: communityPlace,
    body: LookUpBody,
    reply: LookUpReply,
    act: async ({ db, params, body }) => {
      const { region: regionId, community: communityId } = params
      await getCommunity(db, regionId, communityId)
      const { proof } = body
      const showing = await identifyHolder(db, secrets, { regionId, communityId, proof })
      return lookUpPickup(db, { regionId, communityId, showing })
    },
  }),
]

import { staff } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { changeDraft, discardDraft } from '../change-draft.ts'
import type { OrderingDeps } from '../deps.ts'
import { orderDraft } from '../order-draft.ts'
import { draftPlace } from '../order-place.ts'
import { listOpenDrafts } from '../queries/drafts.ts'
import { readChainText } from '../read-chain-text.ts'
import { PlacedCheckoutReply } from '../schemas.ts'
import {
  ChainBody,
  ChainReply,
  DraftChangeBody,
  DraftOrderBody,
  DraftReply,
} from './chain-schemas.ts'

const LEADS = { leader: 'community' } as const

export function chainRoutes(deps: OrderingDeps): AnyRoute[] {
  return [
    route({
      name: 'readChain',
      method: 'POST',
      path: '/regions/:region/communities/:community/chains',
      tag: 'ordering',
      summary: 'Read a chat’s chain (接龙) into draft orders to confirm.',
      access: staff(LEADS),
      body: ChainBody,
      reply: ChainReply,
      status: 201,
      write: ({ tx, params, body, caller, at }) =>
        readChainText(tx, deps.books, {
          regionId: params.region,
          communityId: params.community,
          windowId: body.windowId,
          text: body.text,
          by: caller.personId,
          at,
        }),
    }),
    route({
      name: 'listDrafts',
      method: 'GET',
      path: '/regions/:region/communities/:community/drafts',
      tag: 'ordering',
      summary: 'Draft orders that wait to be confirmed.',
      access: staff(LEADS),
      reply: field.list(DraftReply, 'Drafts, the newest reading first.'),
      read: ({ db, params }) => listOpenDrafts(db, params.region, params.community),
    }),
    route({
      name: 'changeDraft',
      method: 'PATCH',
      path: '/regions/:region/drafts/:draft',
      tag: 'ordering',
      summary: 'Say who a draft is for and what it holds.',
      access: staff(LEADS),
      place: draftPlace,
      body: DraftChangeBody,
      reply: DraftReply,
      write: ({ tx, params, body, at }) =>
        changeDraft(tx, { regionId: params.region, draftId: params.draft, ...body, at }),
    }),
    route({
      name: 'orderDraft',
      method: 'POST',
      path: '/regions/:region/drafts/:draft/order',
      tag: 'ordering',
      summary: 'Confirm a draft: order it for the neighbour, once.',
      access: staff(LEADS),
      place: draftPlace,
      body: DraftOrderBody,
      reply: PlacedCheckoutReply,
      status: 201,
      act: ({ db, params, body, caller }) =>
        orderDraft(db, deps, {
          regionId: params.region,
          draftId: params.draft,
          caller,
          payments: [{ method: body.method }],
          isCashTaken: body.isCashTaken ?? false,
          slot: body.slot,
        }),
    }),
    route({
      name: 'discardDraft',
      method: 'DELETE',
      path: '/regions/:region/drafts/:draft',
      tag: 'ordering',
      summary: 'Put a draft aside.',
      access: staff(LEADS),
      place: draftPlace,
      status: 204,
      write: ({ tx, params, at }) => discardDraft(tx, params.region, params.draft, at),
    }),
  ]
}

import type { Caller } from '#platform/access'
import { type Db, transact } from '#platform/db'
import { Invalid, NotFound } from '#platform/refusals'
import { DraftOrdered } from './change-draft.ts'
import type { Lanes } from './lane/lane.ts'
import type { PlacedCheckout } from './lane/placed.ts'
import { placeOrders } from './place-orders.ts'
import { findDraft, markDraftOrdered } from './queries/drafts.ts'

export interface DraftConfirmation {
  regionId: string
  draftId: string
  caller: Caller
  payments: { method: 'wallet' | 'cash' | 'sandbox' }[]
  isCashTaken: boolean
  slot: string | undefined
}

/**
 * Orders a draft for its neighbour. The lane's key is the draft's own, whoever confirms and however
 * often, so that a draft is ordered once.
 */
export async function orderDraft(
  db: Db,
  lanes: Lanes,
  confirmation: DraftConfirmation,
): Promise<PlacedCheckout> {
  const { regionId, draftId, payments, isCashTaken, slot } = confirmation
  const draft = await findDraft(db, regionId, draftId)
  if (draft === null) throw new NotFound('draft')
  if (draft.discardedAt !== null) throw new DraftOrdered()
  if (draft.residentId === null) throw new Invalid('residentId', 'Say first who this is for.')
  if (draft.problems.length > 0) throw new Invalid('items', 'Settle first what was not understood.')
  if (draft.items.length === 0) throw new Invalid('items', 'There is nothing to order.')
  const placed = await placeOrders(db, lanes, {
    regionId,
    caller: confirmation.caller,
    keyOwner: draftId,
    key: 'draft-order',
    path: draftId,
    channel: 'leader',
    residentId: draft.residentId,
    communityId: draft.communityId,
    counterStationId: null,
    body: {
      parts: [
        {
          windowId: draft.windowId,
          fulfilment: 'pickup',
          lines: draft.items.map(({ offerId, quantity }) => ({ offerId, quantity })),
          ...(slot === undefined ? {} : { slot }),
        },
      ],
      payments,
      isCashTaken,
    },
  })
  await transact(db, (tx) => markDraftOrdered(tx, regionId, draftId, placed.orders[0]!.id))
  return placed
}

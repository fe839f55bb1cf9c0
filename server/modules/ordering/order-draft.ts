import type { Caller } from '#platform/access'
import { type Db, transact } from '#platform/db'
import { requestHash } from '#platform/http'
import { Invalid, Refusal } from '#platform/refusals'
import { DraftOrdered } from './change-draft.ts'
import type { OrderingDeps } from './deps.ts'
import type { PlacedCheckout } from './lane/placed.ts'
import { placeOrders } from './place-orders.ts'
import {
  type DraftOrder,
  lockDraft,
  markDraftConfirmed,
  markDraftOrdered,
  unmarkDraftConfirmed,
} from './queries/drafts.ts'
import { LaneBusy } from './refusals.ts'

export interface DraftConfirmation {
  regionId: string
  draftId: string
  caller: Caller
  payments: { method: 'wallet' | 'cash' | 'sandbox' }[]
  isCashTaken: boolean
  slot: string | undefined
}

/**
 * Orders a draft for its neighbour. The lane's key is the draft's own, whoever confirms, however
 * often and in whatever way it is to be paid: a draft is ordered once, and who comes second gets the
 * same order.
 */
export async function orderDraft(
  db: Db,
  deps: Pick<OrderingDeps, 'lanes' | 'methods'>,
  confirmation: DraftConfirmation,
): Promise<PlacedCheckout> {
  const { regionId, draftId } = confirmation
  const draft = await transact(db, async (tx) => {
    const locked = await lockDraft(tx, regionId, draftId)
    refuseUnlessOrderable(locked)
    // From here on it is neither changed nor discarded.
    await markDraftConfirmed(tx, regionId, draftId)
    return locked
  })
  try {
    const placed = await placeDraft(db, deps, confirmation, draft)
    await transact(db, (tx) => markDraftOrdered(tx, regionId, draftId, placed.orders[0]!.id))
    return placed
  } catch (error) {
    // Refused, it is open again; where it is not known what became of it, it may be confirmed again.
    if (error instanceof Refusal && !(error instanceof LaneBusy)) {
      await transact(db, (tx) => unmarkDraftConfirmed(tx, regionId, draftId))
    }
    throw error
  }
}

function refuseUnlessOrderable(draft: DraftOrder): void {
  if (draft.discardedAt !== null || isLongOrdered(draft)) throw new DraftOrdered()
  if (draft.residentId === null) throw new Invalid('residentId', 'Say first who this is for.')
  if (draft.problems.length > 0) throw new Invalid('items', 'Settle first what was not understood.')
  if (draft.items.length === 0) throw new Invalid('items', 'There is nothing to order.')
}

const DAY_MS = 86_400_000

// The reply is kept under the lane's key for seven days; a draft itself is there for longer.
const isLongOrdered = (draft: DraftOrder): boolean =>
  draft.orderId !== null && Date.now() - draft.createdAt.getTime() > DAY_MS

function placeDraft(
  db: Db,
  deps: Pick<OrderingDeps, 'lanes' | 'methods'>,
  { regionId, draftId, caller, payments, isCashTaken, slot }: DraftConfirmation,
  draft: DraftOrder,
): Promise<PlacedCheckout> {
  const lines = draft.items.map(({ offerId, quantity }) => ({ offerId, quantity }))
  return placeOrders(db, deps, {
    regionId,
    caller,
    keyOwner: draftId,
    key: 'draft-order',
    requestHash: requestHash('draft-order', draftId, null),
    channel: 'leader',
    residentId: draft.residentId,
    communityId: draft.communityId,
    counterStationId: null,
    body: {
      parts: [
        {
          windowId: draft.windowId,
          fulfilment: 'pickup',
          lines,
          ...(slot === undefined ? {} : { slot }),
        },
      ],
      payments,
      isCashTaken,
    },
  })
}

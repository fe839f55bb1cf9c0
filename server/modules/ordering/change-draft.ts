import { firstCutoffOf, windowsOfOffers } from '#campaigns'
import type { Tx } from '#platform/db'
import { Invalid, Refusal } from '#platform/refusals'
import { getResident } from '#residents'
import { type DraftOrder, lockDraft, updateDraft } from './queries/drafts.ts'

export class DraftOrdered extends Refusal {
  constructor() {
    super('draft-ended', 409, 'This draft was confirmed or discarded already.')
  }
}

export interface DraftChange {
  regionId: string
  draftId: string
  residentId?: string | undefined
  items?: readonly { offerId: string; quantity: number }[] | undefined
  at: Date
}

/** Says who a draft is for and what it holds; settles its problems. */
export async function changeDraft(tx: Tx, change: DraftChange): Promise<DraftOrder> {
  const { regionId } = change
  const draft = await lockOpenDraft(tx, regionId, change.draftId)
  if (change.residentId !== undefined) {
    const resident = await getResident(tx, regionId, change.residentId)
    if (resident.communityId !== draft.communityId || resident.erasedAt !== null) {
      throw new Invalid('residentId', 'This resident is not of the community.')
    }
    draft.residentId = resident.id
  }
  if (change.items !== undefined) {
    const offerIds = change.items.map((item) => item.offerId)
    const windows = await windowsOfOffers(tx, regionId, offerIds)
    if (offerIds.some((offerId) => windows.get(offerId) !== draft.windowId)) {
      throw new Invalid('items', 'This is not an offer of the window.')
    }
    if (change.at >= (await firstCutoffOf(tx, regionId, offerIds))) {
      throw new Invalid('items', 'The time to order this is over.')
    }
    draft.items = change.items.map((item) => ({ ...item, text: '' }))
    draft.problems = []
  }
  await updateDraft(tx, draft)
  return draft
}

/** Puts a draft aside; it is not ordered. */
export async function discardDraft(
  tx: Tx,
  regionId: string,
  draftId: string,
  at: Date,
): Promise<void> {
  const draft = await lockOpenDraft(tx, regionId, draftId)
  await updateDraft(tx, { ...draft, discardedAt: at })
}

async function lockOpenDraft(tx: Tx, regionId: string, draftId: string): Promise<DraftOrder> {
  const draft = await lockDraft(tx, regionId, draftId)
  if (draft.orderId !== null || draft.confirmedAt !== null || draft.discardedAt !== null) {
    throw new DraftOrdered()
  }
  return draft
}

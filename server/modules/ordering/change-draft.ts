import { firstCutoffOf, windowsOfOffers } from '#campaigns'
import type { Tx } from '#platform/db'
import { Invalid, Refusal } from '#platform/refusals'
import { getResident } from '#residents'
import type { ChainProblem } from './chain-text.ts'
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
  /** Texts of the problems that this settles; all of them where it is not said and items are. */
  settles?: readonly string[] | undefined
  at: Date
}

/** Says who a draft is for and what it holds, and which of its problems that settles. */
export async function changeDraft(tx: Tx, change: DraftChange): Promise<DraftOrder> {
  const { regionId } = change
  const draft = await lockOpenDraft(tx, regionId, change.draftId)
  if (change.residentId !== undefined) {
    const resident = await getResident(tx, regionId, change.residentId)
    if (resident.communityId !== draft.communityId || resident.erasedAt !== null) {
      throw new Invalid('residentId', 'This resident is not of the community.')
    }
    draft.residentId = resident.id
    draft.problems = draft.problems.filter(({ code }) => code !== 'no-name')
  }
  if (change.items !== undefined) {
    await refuseUnlessOnOffer(tx, draft, change)
    const said = new Map(draft.items.map(({ offerId, text }) => [offerId, text]))
    draft.items = change.items.map((item) => ({ ...item, text: said.get(item.offerId) ?? '' }))
  }
  draft.problems = draft.problems.filter((problem) => !isSettled(problem, draft, change))
  await updateDraft(tx, draft)
  return draft
}

/** What the draft holds already was on offer when it was read, and may stay beside what is added. */
async function refuseUnlessOnOffer(tx: Tx, draft: DraftOrder, change: DraftChange): Promise<void> {
  const held = new Set(draft.items.map(({ offerId }) => offerId))
  const added = (change.items ?? []).flatMap(({ offerId }) => (held.has(offerId) ? [] : offerId))
  if (added.length === 0) return
  const windows = await windowsOfOffers(tx, draft.regionId, added)
  if (added.some((offerId) => windows.get(offerId) !== draft.windowId)) {
    throw new Invalid('items', 'This is not an offer of the window.')
  }
  if (change.at >= (await firstCutoffOf(tx, draft.regionId, added))) {
    throw new Invalid('items', 'The time to order this is over.')
  }
}

function isSettled(problem: ChainProblem, draft: DraftOrder, change: DraftChange): boolean {
  if (problem.code === 'no-goods' && draft.items.length > 0) return true
  return change.settles === undefined
    ? change.items !== undefined
    : change.settles.includes(problem.text)
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

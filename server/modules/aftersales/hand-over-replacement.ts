import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { factsOf } from './claim-facts.ts'
import { listClaimsByIds } from './queries/claims.ts'
import {
  lockReplacement,
  lockTakenOf,
  type Replacement,
  replacementStateOf,
  undoHandedWith,
  updateHandedOver,
} from './queries/replacements.ts'
import { ReplacementNotThere } from './refusals.ts'

/** Gives over goods that were promised again, by hand. Throws ReplacementNotThere. */
export async function handOverReplacement(
  tx: Tx,
  handed: { regionId: string; claimId: string; by: string; at: Date },
): Promise<Replacement> {
  const { regionId, claimId, by, at } = handed
  const promise = await lockReplacement(tx, regionId, claimId)
  if (promise === null) throw new ReplacementNotThere('none')
  const state = replacementStateOf(promise)
  if (state !== 'taken') throw new ReplacementNotThere(state)
  await updateHandedOver(tx, regionId, [{ claimId, handedWith: null }], { at, by })
  await announceHanded(tx, regionId, [claimId], { at, by })
  return { ...promise, handedOverAt: at, handedOverBy: by }
}

/** An order that its people collected. */
export interface Collected {
  orderId: string
  residentId: string
  communityId: string
  pickupDate: string
}

/** Whoever collects an order gets with it what was promised them again and has come by then. */
export async function handOverWithPickups(
  tx: Tx,
  regionId: string,
  collected: readonly Collected[],
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  const there = await lockTakenOf(tx, regionId, collected)
  const handed = there.flatMap((one) => {
    const order = collected.find(
      ({ residentId, communityId, pickupDate }) =>
        residentId === one.residentId &&
        communityId === one.communityId &&
        pickupDate >= one.pickupDate,
    )
    return order === undefined ? [] : [{ claimId: one.claimId, handedWith: order.orderId }]
  })
  await updateHandedOver(tx, regionId, handed, { at, by })
  await announceHanded(
    tx,
    regionId,
    handed.map((one) => one.claimId),
    { at, by },
  )
}

/** Takes back with an undone handover what was given with it. */
export const takeBackWithPickups = (
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<string[]> => undoHandedWith(tx, regionId, orderIds)

async function announceHanded(
  tx: Tx,
  regionId: string,
  claimIds: readonly string[],
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  const claims = await listClaimsByIds(tx, regionId, claimIds)
  await announceAll(
    tx,
    claims.map((claim) => ({
      regionId,
      type: 'claim.replacement-handed-over',
      subjectKind: 'claim',
      subjectId: claim.id,
      body: factsOf(claim),
      actorId: by,
      occurredAt: at,
    })),
  )
}

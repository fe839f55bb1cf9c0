import { listGrantsOf } from '#identity'
import { listLeadersByIds } from '#leaders'
import type { Place } from '#platform/access'
import type { Queryable } from '#platform/db'
import type { Payee } from '../payee.ts'
import { hasEarned } from '../queries/earnings.ts'
import { findPayout } from '../queries/payouts.ts'

interface Asking<Name extends string> {
  db: Queryable
  params: Record<'region' | Name, string>
}

/** Whose a leadership is, for routes with :region and :leader. */
export const leaderPlace = ({ db, params }: Asking<'leader'>): Promise<Place | null> =>
  placeOf(db, { regionId: params.region, kind: 'leader', id: params.leader })

/** A courier is a person who is one in the region, or was: what they earn is their own. */
export async function courierPlace({ db, params }: Asking<'courier'>): Promise<Place | null> {
  const { region: regionId, courier: personId } = params
  const grants = await listGrantsOf(db, personId)
  const isCourier = grants.some(
    ({ role, regionId: held }) => role === 'courier' && (held === null || held === regionId),
  )
  const isKnown = isCourier || (await hasEarned(db, { regionId, kind: 'courier', id: personId }))
  return isKnown ? { regionId, personId } : null
}

/** Whose a payout is. */
export async function payoutPlace({ db, params }: Asking<'payout'>): Promise<Place | null> {
  const payout = await findPayout(db, params.region, params.payout)
  if (payout === null) return null
  const { payeeKind: kind, payeeId: id } = payout
  return placeOf(db, { regionId: params.region, kind, id })
}

async function placeOf(db: Queryable, { regionId, kind, id }: Payee): Promise<Place | null> {
  if (kind === 'supplier') return { regionId, supplierId: id }
  if (kind === 'courier') return { regionId, personId: id }
  const [leader] = await listLeadersByIds(db, regionId, [id])
  return leader === undefined ? null : { regionId, personId: leader.personId }
}

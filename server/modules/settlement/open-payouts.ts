import {
  balancesOf,
  openAccounts,
  operatorAccount,
  PAYOUTS_DUE,
  postTransfers,
  TAX_WITHHELD,
  type Transfer,
} from '#ledger'
import type { Region } from '#places'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { availableOf } from './available.ts'
import { accountOf, type PayeeKind, payeeAccount } from './payee.ts'
import { netOf, type Payout } from './payout.ts'
import { explainBy } from './queries/explained.ts'
import { lockPayees } from './queries/payees.ts'
import { insertPayouts, sumsOfMonth } from './queries/payouts.ts'
import { PayoutTooLarge } from './refusals.ts'
import { withheldFrom } from './withholding.ts'

export interface PayoutWish {
  payeeId: string
  /** All that is available when absent; a payee with nothing gets no payout. */
  amountMinor?: number
  /** Of those that come by themselves. */
  period?: string
}

/**
 * Opens payouts of payees of one kind in a region, each once at most: takes what they ask for from
 * their accounts, keeps the month's tax back, and waits for approval where the region asks for one.
 * @throws PayoutTooLarge
 */
export async function openPayouts(
  tx: Tx,
  region: Region,
  kind: PayeeKind,
  wishes: readonly PayoutWish[],
  { by, at }: { by: string | null; at: Date },
): Promise<Payout[]> {
  const payeeIds = wishes.map((wish) => wish.payeeId)
  await lockPayees(tx, region.id, kind, payeeIds)
  const payouts = await decide(tx, region, kind, wishes, { by, at })
  if (payouts.length === 0) return []
  const today = localDate(at, region.timeZone)
  const named = payouts.map(({ id, payeeId }) => ({ payoutId: id, payeeId }))
  const explained = await explainBy(tx, region.id, kind, named, today)
  const opened = payouts.map((payout) => ({
    ...payout,
    openingMinor: payout.availableMinor - (explained.get(payout.payeeId) ?? 0),
  }))
  await insertPayouts(tx, region.id, opened)
  await take(tx, region, opened)
  await announceAll(
    tx,
    opened.flatMap((payout) => announcementsOf(region.id, payout)),
  )
  return opened
}

async function decide(
  tx: Tx,
  region: Region,
  kind: PayeeKind,
  wishes: readonly PayoutWish[],
  { by, at }: { by: string | null; at: Date },
): Promise<Payout[]> {
  const payeeIds = wishes.map((wish) => wish.payeeId)
  const today = localDate(at, region.timeZone)
  const taxMonth = today.slice(0, 7)
  const available = await availableOf(tx, region.id, kind, payeeIds, today)
  const settings = await readSettings(tx, region.id, {}, at)
  const months = await sumsOfMonth(tx, region.id, payeeIds, taxMonth)
  return wishes.flatMap(({ payeeId, amountMinor, period = null }) => {
    const availableMinor = available.get(payeeId) ?? 0
    const grossMinor = amountMinor ?? Math.max(0, availableMinor)
    if (grossMinor === 0) return []
    if (grossMinor > availableMinor) throw new PayoutTooLarge(Math.max(0, availableMinor))
    const before = months.get(payeeId) ?? { grossMinor: 0, taxMinor: 0 }
    // Suppliers are businesses: they pay their own tax.
    const taxMinor =
      kind === 'supplier' ? 0 : withheldFrom(grossMinor, before, settings['settlement.withholding'])
    const isSmall = grossMinor <= settings['settlement.payoutApprovalAboveMinor']
    return [
      {
        ...NEW_PAYOUT,
        id: newId(),
        payeeKind: kind,
        payeeId,
        currency: region.currency,
        grossMinor,
        taxMinor,
        availableMinor,
        period,
        taxMonth,
        requestedBy: by,
        requestedAt: at,
        approvedAt: isSmall ? at : null,
      },
    ]
  })
}

const NEW_PAYOUT = {
  openingMinor: 0,
  approvedBy: null,
  batchId: null,
  attempts: 0,
  paidAt: null,
  reference: null,
  failedAt: null,
  failedWhy: null,
  cancelledAt: null,
  cancelledWhy: null,
}

async function take(tx: Tx, region: Region, payouts: readonly Payout[]): Promise<void> {
  const { id: regionId, currency } = region
  await openAccounts(tx, [
    operatorAccount(regionId, PAYOUTS_DUE, currency),
    operatorAccount(regionId, TAX_WITHHELD, currency),
    ...payouts.map(({ payeeKind: kind, payeeId: id }) =>
      payeeAccount({ regionId, kind, id }, currency),
    ),
  ])
  await postTransfers(
    tx,
    payouts.flatMap((payout) => transfersOf(regionId, payout, payout.requestedAt)),
  )
  // A clawback may have come between the look and the posting, which waited for it.
  const accounts = payouts.map(({ payeeKind: kind, payeeId: id }) => accountOf({ kind, id }))
  for (const [account, balanceMinor] of await balancesOf(tx, regionId, accounts)) {
    if (balanceMinor >= 0) continue
    const taken = payouts[accounts.indexOf(account)]!
    throw new PayoutTooLarge(Math.max(0, taken.grossMinor + balanceMinor))
  }
}

/** What a payout takes from its payee's account; the other way round it is given back. */
export function transfersOf(regionId: string, payout: Payout, at: Date): Transfer[] {
  const account = accountOf({ kind: payout.payeeKind, id: payout.payeeId })
  const parts = [
    { creditAccount: PAYOUTS_DUE, amountMinor: netOf(payout), code: 'payout-requested' },
    { creditAccount: TAX_WITHHELD, amountMinor: payout.taxMinor, code: 'tax-withheld' },
  ]
  return parts
    .filter(({ amountMinor }) => amountMinor > 0)
    .map((part) => ({
      ...part,
      regionId,
      debitAccount: account,
      subjectId: payout.id,
      actorId: payout.requestedBy,
      occurredAt: at,
    }))
}

export const announcementOf = (
  regionId: string,
  type:
    | 'payout.requested'
    | 'payout.approved'
    | 'payout.paid'
    | 'payout.failed'
    | 'payout.cancelled',
  payout: Payout,
  { by, at }: { by: string | null; at: Date },
) => ({
  regionId,
  type,
  subjectKind: 'payout',
  subjectId: payout.id,
  body: {
    payeeKind: payout.payeeKind,
    payeeId: payout.payeeId,
    grossMinor: payout.grossMinor,
    taxMinor: payout.taxMinor,
  },
  actorId: by,
  occurredAt: at,
})

function announcementsOf(regionId: string, payout: Payout) {
  const by = { by: payout.requestedBy, at: payout.requestedAt }
  const requested = announcementOf(regionId, 'payout.requested', payout, by)
  if (payout.approvedAt === null) return [requested]
  return [requested, announcementOf(regionId, 'payout.approved', payout, by)]
}

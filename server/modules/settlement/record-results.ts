import { BANK, openAccounts, operatorAccount, PAYOUTS_DUE, postTransfers } from '#ledger'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { announcementOf } from './open-payouts.ts'
import { netOf } from './payout.ts'
import {
  type Attempt,
  type Batch,
  listAttempts,
  lockBatch,
  markSent,
  type Result,
  writeResults,
} from './queries/batches.ts'
import { listPayoutsByIds } from './queries/payouts.ts'
import { NotInBatch } from './refusals.ts'

export const OUTCOMES = ['recorded', 'repeated', 'conflict'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * Records what the bank did with payouts of a batch. Told again it changes nothing; a result that
 * differs from the first one is answered as a conflict and left for a person. What failed waits for
 * another batch or to be cancelled.
 * @throws NotFound, NotInBatch
 */
export async function recordResults(
  tx: Tx,
  told: { regionId: string; batchId: string; results: readonly Result[]; by: string; at: Date },
): Promise<{ payoutId: string; outcome: Outcome }[]> {
  const { regionId, batchId, by, at } = told
  const batch = await lockBatch(tx, regionId, batchId)
  const attempts = new Map(
    (await listAttempts(tx, regionId, batchId)).map((one) => [one.payoutId, one]),
  )
  const strangers = told.results.filter(({ payoutId }) => !attempts.has(payoutId))
  if (strangers.length > 0) throw new NotInBatch(strangers.map(({ payoutId }) => payoutId))

  const outcomes = outcomesOf(told.results, attempts)
  const news = told.results.filter((_, index) => outcomes[index]!.outcome === 'recorded')
  await writeResults(tx, regionId, batchId, news, { by, at })
  // A result says that the bank has it, whether anyone had said so or not.
  await markSent(tx, regionId, batchId, { by, at })
  await post(tx, regionId, batch, news, { by, at })
  return outcomes
}

function outcomesOf(results: readonly Result[], attempts: ReadonlyMap<string, Attempt>) {
  const statuses = new Map([...attempts].map(([id, { status }]) => [id, status]))
  return results.map(({ payoutId, status }) => {
    const known = statuses.get(payoutId) ?? null
    if (known === null) statuses.set(payoutId, status)
    const outcome: Outcome =
      known === null ? 'recorded' : known === status ? 'repeated' : 'conflict'
    return { payoutId, outcome }
  })
}

async function post(
  tx: Tx,
  regionId: string,
  { currency }: Batch,
  results: readonly Result[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const ids = results.map(({ payoutId }) => payoutId)
  const payouts = await listPayoutsByIds(tx, regionId, ids)
  const paid = payouts.filter(({ paidAt }) => paidAt !== null)
  await openAccounts(tx, [operatorAccount(regionId, BANK, currency)])
  await postTransfers(
    tx,
    paid.map((payout) => ({
      regionId,
      debitAccount: PAYOUTS_DUE,
      creditAccount: BANK,
      amountMinor: netOf(payout),
      code: 'payout-paid',
      subjectId: payout.id,
      actorId: by,
      occurredAt: at,
    })),
  )
  await announceAll(
    tx,
    payouts.map((payout) =>
      announcementOf(regionId, payout.paidAt === null ? 'payout.failed' : 'payout.paid', payout, {
        by,
        at,
      }),
    ),
  )
}

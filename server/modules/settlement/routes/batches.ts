import { staff } from '#platform/access'
import { type AnyRoute, answerCsv, field, route } from '#platform/http'
import type { Keyring } from '#platform/keys'
import { batchFile } from '../batch-file.ts'
import { batchPayouts } from '../batch-payouts.ts'
import { nameOwners } from '../name-owners.ts'
import {
  type Attempt,
  getBatch,
  listAttempts,
  listBatches,
  lockBatch,
  markSent,
} from '../queries/batches.ts'
import { recordResults } from '../record-results.ts'
import { EarningsQuery } from '../schemas/earnings.ts'
import { Batch, BatchPage, BatchWithPayouts, Results, ResultsRecorded } from '../schemas/payouts.ts'
import { FINANCE, pageBounds, pageOf, READERS, tag } from './wire.ts'

const RESULTS_BYTES = 4 * 1024 * 1024

const attemptShown = ({ bankKeyId: _, bankSealed: __, ...attempt }: Attempt) => attempt

export const batchRoutes = (keyring: Keyring): AnyRoute[] => [
  route({
    name: 'makePayoutBatch',
    method: 'POST',
    path: '/regions/:region/payout-batches',
    tag,
    summary: 'Put what is approved, and what the bank sent back, into a batch for the bank.',
    access: staff(FINANCE),
    body: field.object({}),
    reply: Batch,
    status: 201,
    moves: true,
    write: ({ tx, params, caller, at }) =>
      batchPayouts(tx, { regionId: params.region, by: caller.personId, at }),
  }),
  route({
    name: 'listPayoutBatches',
    method: 'GET',
    path: '/regions/:region/payout-batches',
    tag,
    summary: 'Batches for the bank.',
    access: staff(READERS),
    query: EarningsQuery,
    reply: BatchPage,
    read: async ({ db, params, query }) => {
      const { beforeId, limit } = pageBounds(query)
      const rows = await listBatches(db, params.region, beforeId, limit)
      return pageOf(
        rows,
        query,
        (row) => row.id,
        (row) => row,
      )
    },
  }),
  route({
    name: 'getPayoutBatch',
    method: 'GET',
    path: '/regions/:region/payout-batches/:batch',
    tag,
    summary: 'A batch with what is in it.',
    access: staff(READERS),
    reply: BatchWithPayouts,
    read: async ({ db, params }) => {
      const batch = await getBatch(db, params.region, params.batch)
      const attempts = await listAttempts(db, params.region, params.batch)
      const names = await nameOwners(
        db,
        params.region,
        attempts.map((attempt) => attempt.payeeId),
      )
      return {
        ...batch,
        attempts: attempts.map((attempt) => ({
          ...attemptShown(attempt),
          payeeName: names.get(attempt.payeeId) ?? null,
        })),
      }
    },
  }),
  route({
    name: 'downloadPayoutBatch',
    method: 'POST',
    path: '/regions/:region/payout-batches/:batch/files',
    tag,
    summary: 'A batch as CSV with the accounts in clear, for the bank.',
    description: 'Each download is written down: the file holds whole account numbers.',
    access: staff(FINANCE),
    act: async ({ db, params, reply }) => {
      const file = await batchFile(db, keyring, params.region, params.batch)
      answerCsv(reply, 'payouts.csv')
      return file
    },
  }),
  route({
    name: 'markPayoutBatchSent',
    method: 'POST',
    path: '/regions/:region/payout-batches/:batch/sending',
    tag,
    summary: 'Say that a batch went to the bank.',
    access: staff(FINANCE),
    reply: Batch,
    status: 201,
    write: async ({ tx, params, caller, at }) => {
      await lockBatch(tx, params.region, params.batch)
      await markSent(tx, params.region, params.batch, { by: caller.personId, at })
      return getBatch(tx, params.region, params.batch)
    },
  }),
  route({
    name: 'recordPayoutResults',
    method: 'POST',
    path: '/regions/:region/payout-batches/:batch/results',
    tag,
    summary: 'Record what the bank did with payouts of a batch.',
    description: 'Told again it changes nothing. What failed can stand in another batch.',
    access: staff(FINANCE),
    body: Results,
    reply: ResultsRecorded,
    status: 201,
    moves: true,
    bodyLimitBytes: RESULTS_BYTES,
    write: async ({ tx, params, body, caller, at, note }) => {
      note({ results: body.results.length })
      const results = body.results.map(({ payoutId, status, reference = null, why = null }) => ({
        payoutId,
        status,
        reference,
        why,
      }))
      const told = { regionId: params.region, batchId: params.batch, results }
      return { results: await recordResults(tx, { ...told, by: caller.personId, at }) }
    },
  }),
]

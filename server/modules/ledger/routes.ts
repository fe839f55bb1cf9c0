import { staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import {
  type AnyRoute,
  decodeCursor,
  encodeCursor,
  field,
  page,
  pageQuery,
  route,
} from '#platform/http'
import { checkLedger } from './check-ledger.ts'
import { listAccounts, listTransfersOf, sumOperatorAccount } from './queries.ts'
import { Account, LedgerCheck, Movement } from './schemas.ts'

/** Names of whose accounts are, by their id. */
export type NameOwners = (
  db: Queryable,
  regionId: string,
  ownerIds: readonly (string | null)[],
) => Promise<ReadonlyMap<string, string>>

export function ledgerRoutes(nameOwners: NameOwners): AnyRoute[] {
  return [
    route({
      name: 'listAccounts',
      method: 'GET',
      path: '/regions/:region/accounts',
      tag: 'ledger',
      summary: 'Accounts of a kind with their balances.',
      access: staff({ finance: 'region', supervisor: 'region' }),
      query: field.object({
        kind: field.text('Kind of account: wallet, cash, escrow, provider …', 'wallet', 40, 1),
        id: field.optional(field.text('Only this account.', 'escrow', 200)),
        ...pageQuery,
      }),
      reply: page(Account, 'Accounts, by id.'),
      read: async ({ db, params, query }) => {
        const [after = ''] = decodeCursor(query.cursor, 1) ?? []
        const limit = query.limit ?? 50
        const { kind, id } = query
        const rows = await listAccounts(db, params.region, { kind, id }, String(after), limit)
        const names = await nameOwners(
          db,
          params.region,
          rows.map((row) => row.ownerId),
        )
        const items = await Promise.all(
          rows.map(async (row) => ({
            ...row,
            ownerName: names.get(row.ownerId ?? '') ?? null,
            balanceMinor: row.isKept
              ? row.balanceMinor
              : await sumOperatorAccount(db, params.region, row.id),
          })),
        )
        const last = items.length === limit ? items.at(-1) : undefined
        return { items, ...(last ? { nextCursor: encodeCursor([last.id]) } : {}) }
      },
    }),
    route({
      name: 'listTransfersOfAccount',
      method: 'GET',
      path: '/regions/:region/accounts/:account/transfers',
      tag: 'ledger',
      summary: 'Movements of an account, newest first.',
      access: staff({ finance: 'region', supervisor: 'region' }),
      query: field.object(pageQuery),
      reply: page(Movement, 'Movements, newest first.'),
      read: ({ db, params, query }) => pageOfTransfers(db, params.region, params.account, query),
    }),
    route({
      name: 'checkLedger',
      method: 'GET',
      path: '/ledger-check',
      tag: 'ledger',
      summary: 'Prove the books of all regions from their transfers.',
      access: staff({ admin: 'operator', finance: 'operator' }),
      reply: LedgerCheck,
      callsPerMinute: 6,
      read: ({ db }) => checkLedger(db),
    }),
  ]
}

/** One page of an account's movements; others show a person their own with it. */
export async function pageOfTransfers(
  db: Parameters<typeof listTransfersOf>[0],
  regionId: string,
  accountId: string,
  query: { limit?: number | undefined; cursor?: string | undefined },
) {
  const from = decodeCursor(query.cursor, 2)
  const limit = query.limit ?? 50
  const before = from && { occurredAt: String(from[0]), id: String(from[1]) }
  const items = await listTransfersOf(db, regionId, accountId, before, limit)
  const last = items.length === limit ? items.at(-1) : undefined
  return {
    items,
    ...(last ? { nextCursor: encodeCursor([last.occurredAt.toISOString(), last.id]) } : {}),
  }
}

import { listAccounts, owedSince } from '#ledger'
import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { localeOf } from '#platform/i18n'
import { misfitIn } from '../misfits.ts'
import { payInCash } from '../pay-in-cash.ts'
import { listQuarantined, type Notification } from '../queries/notifications.ts'
import { reconcileDay } from '../reconcile-day.ts'
import { resolveQuarantine } from '../resolve-quarantine.ts'
import {
  CashHoldings,
  CashPaidIn,
  CashPayIn,
  QuarantinedNotification,
  QuarantineList,
  ReconciledDay,
  Resolution,
} from '../schemas.ts'
import type { PaymentsSetup } from '../setup.ts'

const readers = staff({ finance: 'region', supervisor: 'region' })

const shown = (
  { regionId: _, processedAt: __, quarantinedWhy, ...notification }: Notification,
  locale: string,
) => ({
  ...notification,
  quarantinedWhy: quarantinedWhy && misfitIn(localeOf(locale), quarantinedWhy),
})

/** Routes of finance: what does not fit, who holds cash, what the providers bill. */
export const financeRoutes = (setup: PaymentsSetup): AnyRoute[] => [
  route({
    name: 'listQuarantinedNotifications',
    method: 'GET',
    path: '/regions/:region/quarantined-notifications',
    tag: 'payments',
    summary: 'Proven messages of providers that do not fit, newest first.',
    access: readers,
    query: field.object({
      isResolved: field.optional(field.yes('Those that are settled instead of the open.', false)),
      ...pageQuery,
    }),
    reply: QuarantineList,
    read: async ({ db, params, query, locale }) => {
      const [before] = decodeCursor(query.cursor, 1) ?? []
      const limit = query.limit ?? 50
      const rows = await listQuarantined(db, params.region, {
        isResolved: query.isResolved ?? false,
        before: before as string | undefined,
        limit,
      })
      const last = rows.length === limit ? rows.at(-1) : undefined
      return {
        items: rows.map((row) => shown(row, locale)),
        ...(last ? { nextCursor: encodeCursor([last.id]) } : {}),
      }
    },
  }),
  route({
    name: 'resolveQuarantinedNotification',
    method: 'POST',
    path: '/regions/:region/quarantined-notifications/:notification/resolution',
    tag: 'payments',
    summary: 'Settle a message that does not fit.',
    access: staff({ finance: 'region' }),
    body: Resolution,
    reply: QuarantinedNotification,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, locale }) => {
      const resolved = await resolveQuarantine(tx, setup, {
        regionId: params.region,
        notificationId: params.notification,
        kind: body.resolution,
        why: body.why,
        by: caller.personId,
        at,
      })
      return shown(resolved, locale)
    },
  }),
  route({
    name: 'listCashHoldings',
    method: 'GET',
    path: '/regions/:region/cash-holdings',
    tag: 'payments',
    summary: 'Cash owed by leaders and stations.',
    access: readers,
    query: field.object(pageQuery),
    reply: CashHoldings,
    read: async ({ db, params, query }) => {
      const [after = ''] = decodeCursor(query.cursor, 1) ?? []
      const limit = query.limit ?? 50
      const rows = await listAccounts(db, params.region, { kind: 'cash' }, String(after), limit)
      const last = rows.length === limit ? rows.at(-1) : undefined
      const since = await owedSince(
        db,
        params.region,
        rows.map((row) => row.id),
      )
      return {
        items: rows.map((row) => ({
          account: row.id,
          holderKind: row.id.startsWith('cash:leader:')
            ? ('leader' as const)
            : ('station' as const),
          holderId: row.ownerId,
          currency: row.currency,
          // 0 - 0 is 0, where -0 would be written as such.
          owedMinor: 0 - row.balanceMinor,
          ceilingMinor: 0 - row.floorMinor,
          owedSince: since.get(row.id) ?? null,
        })),
        ...(last ? { nextCursor: encodeCursor([last.id]) } : {}),
      }
    },
  }),
  route({
    name: 'payInCash',
    method: 'POST',
    path: '/regions/:region/cash-pay-ins',
    tag: 'payments',
    summary: 'Say that a leader or station brought in cash it held.',
    access: staff({ finance: 'region' }),
    body: CashPayIn,
    reply: CashPaidIn,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at, note }) => {
      const { holderKind, holderId, amountMinor, proof } = body
      note({ holderKind, holderId, amountMinor })
      return payInCash(tx, {
        regionId: params.region,
        holder: holderKind === 'leader' ? { leaderId: holderId } : { stationId: holderId },
        amountMinor,
        proof,
        by: caller.personId,
        at,
      })
    },
  }),
  route({
    name: 'reconcilePaymentsOfDay',
    method: 'GET',
    path: '/regions/:region/payment-reconciliations/:provider/:date',
    tag: 'payments',
    summary: 'Compare a provider’s bill of a day (UTC) with the books.',
    access: readers,
    reply: ReconciledDay,
    read: ({ db, params }) =>
      reconcileDay(db, setup, {
        regionId: params.region,
        provider: params.provider,
        date: params.date,
      }),
  }),
]

import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, route } from '#platform/http'
import { adjustSupplier } from '../adjust-by-hand.ts'
import { disputeEntry, resolveDispute } from '../dispute-entry.ts'
import { listDisputes } from '../queries/disputes.ts'
import { getStatement, listStatements } from '../queries/statements.ts'
import { listSupplierEntries } from '../queries/supplier-entries.ts'
import { Adjusted, Adjustment } from '../schemas/earnings.ts'
import * as schema from '../schemas/suppliers.ts'
import { supplierBalances } from '../supplier-balances.ts'
import { FINANCE, pageBounds, pageOf, READERS, tag } from './wire.ts'

const SEEN_BY = { ...READERS, buyer: 'region', supplier: 'supplier' } as const

/** Of one statement: nobody disputes more lines by hand. */
const MOST_DISPUTES = 500

export const supplierRoutes = (): AnyRoute[] => [...statementRoutes(), ...disputeRoutes()]

const statementRoutes = (): AnyRoute[] => [
  route({
    name: 'listSupplierStatements',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/statements',
    tag,
    summary: 'Statements of a supplier, and where its money is.',
    access: staff(SEEN_BY),
    query: schema.StatementsQuery,
    reply: schema.StatementPage,
    read: async ({ db, params: { region, supplier }, query }) => {
      const beforeFrom = decodeCursor(query.cursor, 1)?.map(String)[0]
      const { limit } = pageBounds({ limit: query.limit })
      const rows = await listStatements(db, region, { supplierId: supplier, beforeFrom, limit })
      const [balance] = await supplierBalances(db, region, [supplier])
      const { supplierId: _, ...where } = balance!
      return {
        ...where,
        ...pageOf(
          rows,
          query,
          (row) => row.periodFrom,
          (row) => row,
        ),
      }
    },
  }),
  route({
    name: 'listSupplierBalances',
    method: 'GET',
    path: '/regions/:region/supplier-balances',
    tag,
    summary: 'Where the money of suppliers is: due, not yet due, on no statement yet.',
    access: staff({ ...READERS, buyer: 'region' }),
    query: schema.BalancesQuery,
    reply: schema.Balances,
    read: ({ db, params: { region }, query }) =>
      supplierBalances(db, region, query.suppliers.split(',')),
  }),
  route({
    name: 'getSupplierStatement',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/statements/:statement',
    tag,
    summary: 'A statement with its lines.',
    access: staff(SEEN_BY),
    query: schema.StatementsQuery,
    reply: schema.StatementWithLines,
    read: async ({ db, params: { region, supplier, statement: statementId }, query }) => {
      const statement = await getStatement(db, region, supplier, statementId)
      const filter = { supplierId: supplier, statementId, ...pageBounds(query) }
      const rows = await listSupplierEntries(db, region, filter)
      const shown = pageOf(
        rows,
        query,
        (row) => row.id,
        ({ causeId: _, ...row }) => row,
      )
      const said = { supplierId: supplier, statementId, limit: MOST_DISPUTES }
      return { statement, disputes: await listDisputes(db, region, said), ...shown }
    },
  }),
  route({
    name: 'listSupplierEntries',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/entries',
    tag,
    summary: 'What a supplier is owed, line by line, also what is on no statement yet.',
    access: staff(SEEN_BY),
    query: schema.EntriesQuery,
    reply: schema.EntryPage,
    read: async ({ db, params: { region, supplier }, query }) => {
      const filter = { supplierId: supplier, isOpen: query.isOpen, ...pageBounds(query) }
      const rows = await listSupplierEntries(db, region, filter)
      return pageOf(
        rows,
        query,
        (row) => row.id,
        ({ causeId: _, ...row }) => row,
      )
    },
  }),
  route({
    name: 'adjustSupplier',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/adjustments',
    tag,
    summary: 'Put what a supplier is owed right by hand, on its next statement.',
    access: staff(FINANCE),
    body: Adjustment,
    reply: Adjusted,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, note }) => {
      note({ amountMinor: body.amountMinor })
      const wish = { ...body, regionId: params.region, by: caller.personId, at }
      return { id: await adjustSupplier(tx, params.supplier, wish) }
    },
  }),
]

const disputeRoutes = (): AnyRoute[] => [
  route({
    name: 'disputeStatementLine',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/statements/:statement/disputes',
    tag,
    summary: 'Say that a line of a statement is wrong, until the day that it names.',
    access: staff({ supplier: 'supplier', buyer: 'region' }),
    body: schema.NewDispute,
    reply: schema.Dispute,
    status: 201,
    write: ({ tx, params, body, caller, at }) =>
      disputeEntry(tx, {
        ...body,
        regionId: params.region,
        supplierId: params.supplier,
        statementId: params.statement,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'listSupplierDisputes',
    method: 'GET',
    path: '/regions/:region/supplier-disputes',
    tag,
    summary: 'Lines of statements that suppliers dispute.',
    access: staff({ ...READERS, buyer: 'region' }),
    query: schema.DisputesQuery,
    reply: schema.DisputePage,
    read: async ({ db, params, query }) => {
      const { supplierId, isOpen } = query
      const filter = { supplierId, isOpen, ...pageBounds(query) }
      const rows = await listDisputes(db, params.region, filter)
      return pageOf(
        rows,
        query,
        (row) => row.id,
        (row) => row,
      )
    },
  }),
  route({
    name: 'resolveSupplierDispute',
    method: 'POST',
    path: '/regions/:region/supplier-disputes/:supplierDispute/resolution',
    tag,
    summary: 'Grant a dispute, for the next statement, or decline it.',
    access: staff({ ...FINANCE, buyer: 'region' }),
    body: schema.DisputeResolution,
    reply: schema.Dispute,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at }) =>
      resolveDispute(tx, {
        ...body,
        regionId: params.region,
        disputeId: params.supplierDispute,
        by: caller.personId,
        at,
      }),
  }),
]

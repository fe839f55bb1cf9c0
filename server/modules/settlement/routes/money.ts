import { orderPlace } from '#ordering'
import { getRegion } from '#places'
import { own, staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { addDays, zonedInstant } from '#platform/time'
import { depositCash, writeOffShortage } from '../deposit-cash.ts'
import { requestInvoice } from '../issue-invoice.ts'
import { listDeposits } from '../queries/deposits.ts'
import { type Invoice, listInvoices, listInvoicesOfRegion } from '../queries/invoices.ts'
import * as schema from '../schemas/money.ts'
import { showStationCash } from '../show-station-cash.ts'
import { showSummary } from '../show-summary.ts'
import { FINANCE, pageBounds, pageOf, READERS, tag } from './wire.ts'

const invoiceShown = ({ causeId: _, requestedBy: __, ...invoice }: Invoice) => invoice

export const moneyRoutes = (): AnyRoute[] => [...cashRoutes(), ...invoiceRoutes()]

const cashRoutes = (): AnyRoute[] => [
  route({
    name: 'depositCash',
    method: 'POST',
    path: '/regions/:region/cash-deposits',
    tag,
    summary: 'Count the cash that a leader or station brought in.',
    description:
      'What is counted beyond what is owed is kept as a difference; what is short stays owed. ' +
      'Who owes how much since when: cash-holdings.',
    access: staff(FINANCE),
    body: schema.NewDeposit,
    reply: schema.Deposit,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at, note }) => {
      const { holder, countedMinor, slip, pictureId = null } = body
      note({ holderKind: holder.kind, holderId: holder.id, countedMinor })
      return depositCash(tx, {
        regionId: params.region,
        holderKind: holder.kind,
        holderId: holder.id,
        countedMinor,
        slip,
        pictureId,
        by: caller.personId,
        at,
      })
    },
  }),
  route({
    name: 'listCashDeposits',
    method: 'GET',
    path: '/regions/:region/cash-deposits',
    tag,
    summary: 'Cash that was brought in, with what was over or short.',
    access: staff(READERS),
    query: schema.DepositsQuery,
    reply: schema.DepositPage,
    read: async ({ db, params, query }) => {
      const filter = { holderId: query.holderId, ...pageBounds(query) }
      const rows = await listDeposits(db, params.region, filter)
      return pageOf(
        rows,
        query,
        (row) => row.id,
        (row) => row,
      )
    },
  }),
  route({
    name: 'getStationCash',
    method: 'GET',
    path: '/regions/:region/stations/:station/cash',
    tag,
    summary: 'The cash drawer of a station: what it owes, what today moved, its last deposits.',
    access: staff({ ...READERS, station_manager: 'station', station_staff: 'station' }),
    reply: schema.StationCash,
    read: ({ db, params }) => showStationCash(db, params.region, params.station),
  }),
  route({
    name: 'writeOffCashShortage',
    method: 'POST',
    path: '/regions/:region/cash-deposits/:cashDeposit/write-off',
    tag,
    summary: 'No longer ask a holder for what a deposit was short of.',
    access: staff(FINANCE),
    body: schema.WriteOff,
    reply: schema.Deposit,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at }) =>
      writeOffShortage(tx, {
        regionId: params.region,
        depositId: params.cashDeposit,
        why: body.why,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'showSettlementSummary',
    method: 'GET',
    path: '/regions/:region/settlement-summary',
    tag,
    summary: 'What suppliers, leaders and the operator end with.',
    access: staff(READERS),
    query: schema.SummaryQuery,
    reply: schema.Summary,
    read: ({ db, params, query }) => showSummary(db, params.region, query),
  }),
]

const invoiceRoutes = (): AnyRoute[] => [
  route({
    name: 'requestInvoice',
    method: 'POST',
    path: '/regions/:region/orders/:order/invoice',
    tag,
    summary: 'Ask for the invoice (发票) of an order that was handed over, once.',
    description: 'What is given back of it later gets a red-letter invoice by itself.',
    access: own({ finance: 'region', support: 'region' }),
    place: orderPlace,
    body: schema.InvoiceRequest,
    reply: schema.Invoice,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at }) =>
      invoiceShown(
        await requestInvoice(tx, {
          regionId: params.region,
          orderId: params.order,
          buyerTitle: body.buyerTitle,
          buyerTaxNumber: body.buyerTaxNumber ?? null,
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'listInvoicesOfOrder',
    method: 'GET',
    path: '/regions/:region/orders/:order/invoices',
    tag,
    summary: 'The invoice of an order and its red-letter ones.',
    access: own({ ...READERS, support: 'region' }),
    place: orderPlace,
    reply: schema.OrderInvoices,
    read: async ({ db, params }) => {
      const invoices = await listInvoices(db, params.region, [params.order])
      return { items: invoices.map(invoiceShown) }
    },
  }),
  route({
    name: 'listInvoices',
    method: 'GET',
    path: '/regions/:region/invoices',
    tag,
    summary: 'Invoice data of some days, for the invoice office.',
    access: staff(READERS),
    query: schema.InvoicesQuery,
    reply: schema.InvoicePage,
    read: async ({ db, params, query }) => {
      const { timeZone } = await getRegion(db, params.region)
      const rows = await listInvoicesOfRegion(db, params.region, {
        from: zonedInstant(query.from, '00:00', timeZone),
        until: zonedInstant(addDays(query.to, 1), '00:00', timeZone),
        ...pageBounds(query),
      })
      return pageOf(rows, query, (row) => row.id, invoiceShown)
    },
  }),
]

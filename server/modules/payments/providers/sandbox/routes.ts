import type { FastifyInstance, FastifyRequest } from 'fastify'
import { writeTable } from '#platform/csv'
import type { Db } from '#platform/db'
import { readRawBodies } from '#platform/http'
import { Invalid, NotFound, Refusal } from '#platform/refusals'
import { isDate } from '#platform/time'
import { chargeState, decideCharge, getCharge, makeCharge } from './charges.ts'
import { payPage } from './pay-page.ts'
import { listBill } from './queries/bill.ts'
import { type Charge, findCharge, findChargeById } from './queries/charges.ts'
import { findSandboxRefund, type SandboxRefund } from './queries/refunds.ts'
import { makeRefund } from './refunds.ts'
import { type SandboxKeys, whyUnproven } from './signatures.ts'
import { STYLE } from './style.ts'
import {
  BILL_HEADERS,
  type ChargeReply,
  ChargeRequest,
  type RefundReply,
  RefundRequest,
  readBody,
} from './wire.ts'

export interface SandboxHouse {
  db: Db
  merchant: string
  /** The keys its merchant signs with. */
  merchantKeys: SandboxKeys
  /** Where payers' browsers reach the pay page, without a path. */
  publicUrl: string
}

class NotTheMerchant extends Refusal {
  constructor(why: string) {
    super('not-the-merchant', 401, `This request is not proven to be a merchant’s: ${why}.`)
  }
}

// All its merchants' calls come from one address, which is no reason to hold them back.
const merchantCalls = { config: { rateLimit: { max: 100_000, timeWindow: '1 minute' } } }

/** The sandbox's own doors: for merchants, signed; for payers, a page that works without script. */
export async function sandboxRoutes(app: FastifyInstance, house: SandboxHouse): Promise<void> {
  readRawBodies(app)
  // Another house than Linli's API, and not described with it.
  app.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, hide: true }
  })
  addMerchantRoutes(app, house)
  addPayerRoutes(app, house)
}

function addMerchantRoutes(app: FastifyInstance, house: SandboxHouse): void {
  const { db, merchant } = house

  app.post('/sandbox/charges', merchantCalls, async (request, reply) => {
    const wanted = readBody(ChargeRequest, proven(house, request))
    refuseOthers(house, wanted.merchant)
    return reply.status(201).send(chargeReply(house, await makeCharge(db, wanted)))
  })

  app.get('/sandbox/charges/:reference', merchantCalls, async (request) => {
    proven(house, request)
    const charge = await findCharge(db, merchant, wordOf(request, 'reference'))
    if (charge === null) throw new NotFound('payment')
    return chargeReply(house, charge)
  })

  app.post('/sandbox/refunds', merchantCalls, async (request, reply) => {
    const wanted = readBody(RefundRequest, proven(house, request))
    refuseOthers(house, wanted.merchant)
    const { refund, charge } = await makeRefund(db, wanted)
    return reply.status(201).send(refundReply(refund, charge))
  })

  app.get('/sandbox/refunds/:reference', merchantCalls, async (request) => {
    proven(house, request)
    const refund = await findSandboxRefund(db, wordOf(request, 'reference'))
    const charge = refund === null ? null : await findChargeById(db, refund.chargeId)
    if (refund === null || charge?.merchant !== merchant) throw new NotFound('refund')
    return refundReply(refund, charge)
  })

  app.get('/sandbox/bills/:date', merchantCalls, async (request, reply) => {
    proven(house, request)
    const date = wordOf(request, 'date')
    if (!isDate(date)) throw new Invalid('date', 'This is not a day such as 2026-06-01.')
    const rows = await listBill(db, merchant, date)
    const cells = rows.map((row) => [
      row.type,
      row.reference,
      row.id,
      row.amountMinor,
      row.currency,
      row.at.toISOString(),
    ])
    return reply.type('text/csv; charset=utf-8').send(writeTable(BILL_HEADERS, cells))
  })
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function addPayerRoutes(app: FastifyInstance, { db }: SandboxHouse): void {
  app.get('/sandbox/style.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(STYLE),
  )

  app.get('/sandbox/pay/:charge', async (request, reply) => {
    const charge = await getCharge(db, chargeIdOf(request))
    const now = new Date()
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(payPage(charge, chargeState(charge, now), languageOf(request), now))
  })

  const decide = (isPaid: boolean) => async (request: FastifyRequest) => {
    const charge = await decideCharge(db, chargeIdOf(request), isPaid)
    return `/sandbox/pay/${charge.id}`
  }
  app.post('/sandbox/pay/:charge/payment', async (request, reply) =>
    reply.redirect(await decide(true)(request), 303),
  )
  app.post('/sandbox/pay/:charge/refusal', async (request, reply) =>
    reply.redirect(await decide(false)(request), 303),
  )
}

/** The body of a request that its merchant signed; throws NotTheMerchant. */
function proven(house: SandboxHouse, request: FastifyRequest): string {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const subject = `${request.method} ${request.raw.url}`
  const why = whyUnproven(house.merchantKeys, subject, request.headers, body)
  if (why !== null) throw new NotTheMerchant(why)
  return body.toString('utf8')
}

function refuseOthers(house: SandboxHouse, merchant: string): void {
  if (merchant !== house.merchant) throw new NotTheMerchant('it names another merchant')
}

const wordOf = (request: FastifyRequest, name: string): string =>
  (request.params as Record<string, string>)[name] ?? ''

function chargeIdOf(request: FastifyRequest): string {
  const id = wordOf(request, 'charge')
  if (!UUID.test(id)) throw new NotFound('payment')
  return id
}

/** The language that was chosen in the shop on this very address, else the browser's. */
function languageOf(request: FastifyRequest): 'zh-CN' | 'en' | 'es' {
  const chosen = /(?:^|; )linli\.locale=([A-Za-z-]+)/.exec(request.headers.cookie ?? '')?.[1]
  const wanted = (chosen ?? request.headers['accept-language'] ?? '').toLowerCase()
  if (wanted.startsWith('es')) return 'es'
  return wanted.startsWith('en') ? 'en' : 'zh-CN'
}

const chargeReply = (house: SandboxHouse, charge: Charge): ChargeReply => ({
  id: charge.id,
  merchant: charge.merchant,
  reference: charge.reference,
  amountMinor: charge.amountMinor,
  currency: charge.currency,
  state: chargeState(charge, new Date()),
  payUrl: `${house.publicUrl}/sandbox/pay/${charge.id}`,
  expiresAt: charge.expiresAt.toISOString(),
  paidAt: charge.paidAt?.toISOString() ?? null,
})

const refundReply = (refund: SandboxRefund, charge: Charge): RefundReply => ({
  id: refund.id,
  reference: refund.reference,
  amountMinor: refund.amountMinor,
  currency: charge.currency,
  state:
    refund.succeededAt !== null ? 'succeeded' : refund.failedAt !== null ? 'failed' : 'processing',
  settledAt: (refund.succeededAt ?? refund.failedAt)?.toISOString() ?? null,
  why: refund.failedWhy,
})

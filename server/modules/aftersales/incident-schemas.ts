import { field, page } from '#platform/http'
import { BEARER_KINDS } from './claim.ts'
import { INCIDENT_KINDS } from './incident.ts'

const bearerKind = field.oneOf('Who bears what it costs.', BEARER_KINDS)
const bearerId = field.id('Which supplier, station, courier or leader bears it.')
const kind = field.oneOf('A lot, a load, or a SKU of one day at one warehouse.', INCIDENT_KINDS)
const what = field.text('What happened, for staff.', 'Mould in the whole lot.', 500, 1)
const shareBasisPoints = field.basisPoints('Share of what the goods still cost.', 10_000)

export const IncidentBody = field.object({
  kind,
  lotId: field.optional(field.id('The lot, for the kind lot.')),
  loadId: field.optional(field.id('The load, for the kind load.')),
  skuId: field.optional(field.id('The SKU, for the kind sku-day.')),
  pickupDate: field.optional(field.date('The day, for the kind sku-day.')),
  stationId: field.optional(field.id('The warehouse, for the kind sku-day.')),
  what,
  decision: field.oneOf('Refund the whole of the goods, or a share in money.', ['whole', 'share']),
  shareBasisPoints: field.optional(shareBasisPoints),
  bearerKind: field.optional(bearerKind),
  bearerId: field.optional(bearerId),
  tellText: field.optional(
    field.names('To the people, before what comes back.', '请勿食用。', 500),
  ),
  dryRun: field.optional(field.yes('Only say what it would do.', true)),
})

export const Outlook = field.object({
  id: field.nullable(field.id('Id of the incident; null where it was only looked at.')),
  lines: field.count('Lines of orders with such goods.', 212),
  orders: field.count('Orders.', 205),
  residents: field.count('Residents.', 198),
  communities: field.count('Communities.', 14),
  amountMinor: field.minor('To be given back as things stand.', 101_760),
  bearerKind,
  bearerId: field.nullable(bearerId),
})

export const Incident = field.object({
  id: field.id('Id of the incident.'),
  kind,
  lotId: field.nullable(field.id('The lot.')),
  loadId: field.nullable(field.id('The load.')),
  skuId: field.nullable(field.id('The SKU.')),
  pickupDate: field.nullable(field.date('The day.')),
  stationId: field.nullable(field.id('The warehouse.')),
  what,
  shareBasisPoints,
  bearerKind,
  bearerId: field.nullable(bearerId),
  declaredBy: field.id('Who declared it.'),
  declaredAt: field.instant('When.'),
  state: field.oneOf('How far it is.', ['declared', 'refunding', 'finished']),
  lines: field.count('Lines found.', 212),
  orders: field.count('Orders found.', 205),
  residents: field.count('Residents found.', 198),
  communities: field.count('Communities found.', 14),
  refundedLines: field.count('Lines settled.', 120),
  toldResidents: field.count('Residents who got something back and were told of it.', 112),
  refundedMinor: field.minor('Given back by now.', 57_600),
  stockStoppedAt: field.nullable(field.instant('When what was left was taken off sale.')),
  stockStoppedQuantity: field.count('How much of it: pieces or grams.', 36),
  finishedAt: field.nullable(field.instant('When all was done.')),
})

export const IncidentPage = page(Incident, 'Incidents, newest first.')

import { field, page, pageQuery } from '#platform/http'
import { BEARER_KINDS, CLAIM_STATES, DECISION_KINDS, DECISIONS, REASONS, WISHES } from './claim.ts'
import { REPLACEMENT_STATES } from './queries/replacements.ts'

const reason = field.oneOf('What is wrong with the goods.', REASONS)
const wish = field.oneOf('Money back, or the goods again.', WISHES)
const decision = field.oneOf('What was decided.', DECISIONS)
const bearerKind = field.oneOf('Who bears what it costs.', BEARER_KINDS)
const bearerId = field.id('Which supplier, station, courier or leader bears it.')
const why = field.text('Why; the people it concerns read it.', 'Half of them were bruised.', 500, 1)
const pictureIds = field.list(field.id('A claim picture of one’s own.'), 'What it looks like.', {
  maxItems: 9,
})

export const ClaimBody = field.object({
  reason,
  quantity: field.optional(field.quantity('How much is meant; the whole line when absent.', 1)),
  wish,
  note: field.optional(field.text('In one’s own words.', 'Two of three were rotten.', 500)),
  pictureIds: field.optional(pictureIds),
})

export const DecisionBody = field.object({
  decision,
  amountMinor: field.optional(
    field.minor('Refund this much and leave the goods on the line. Not with a quantity.', 240),
  ),
  quantity: field.optional(field.quantity('Of what was claimed; all of it when absent.', 1)),
  bearerKind: field.optional(bearerKind),
  bearerId: field.optional(bearerId),
  why,
})

export const ArbitrationBody = field.object({
  ...DecisionBody.properties,
  amountMinor: field.optional(
    field.minor('What the resident is to have in all; what was given counts. In money alone.', 480),
  ),
  quantity: field.optional(field.quantity('To be refunded in all; all claimed when absent.', 1)),
})

export const ObjectionBody = field.object({ why, pictureIds: field.optional(pictureIds) })

const Replacement = field.object(
  {
    state: field.oneOf('How far it is.', REPLACEMENT_STATES),
    quantity: field.quantity('How much is given again.', 1),
    pickupDate: field.date('The delivery with which it comes.'),
    deadlineAt: field.instant('Without goods by then, the money goes back.'),
    takenAt: field.nullable(field.instant('When goods were found for it.')),
    handedOverAt: field.nullable(field.instant('When it was handed over.')),
  },
  'Goods promised again.',
)

/** What a supplier may see: nothing of who claims. */
const claimCore = {
  id: field.id('Id of the claim.'),
  orderId: field.id('The order.'),
  lineNumber: field.count('Line of the order.', 1),
  skuId: field.id('The SKU.'),
  name: field.names('Name as it was sold.'),
  measure: field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed']),
  supplierId: field.nullable(field.id('Supplier of the goods.')),
  communityId: field.id('Community they went to.'),
  pickupDate: field.date('Day of their pickup.'),
  reason,
  wish,
  quantity: field.quantity('How much is claimed.', 1),
  askedMinor: field.minor('What that cost when it was claimed.', 480),
  raisedAt: field.instant('When it was raised.'),
  state: field.oneOf('Where it stands.', CLAIM_STATES),
  decision: field.nullable(decision),
  decidedAt: field.nullable(field.instant('When it was first decided.')),
  isByRule: field.nullable(field.yes('Decided by rule at once; null before.', true)),
  refundedMinor: field.minor('Given back by now.', 480),
  refundedQuantity: field.count('Taken off the line by now: pieces or grams.', 1),
  bearerKind: field.nullable(bearerKind),
  bearerId: field.nullable(bearerId),
  why: field.nullable(
    field.text('In the words of who decided; null where nobody did.', 'They were bruised.', 500),
  ),
  objectableUntil: field.nullable(field.instant('Until when one may object.')),
}

export const ClaimForSupplier = field.object({
  ...claimCore,
  pictureCount: field.count('How many pictures there are.', 1),
})

export const Claim = field.object(
  {
    ...claimCore,
    orderNumber: field.text('The order’s number.', '7K3M9QXZ'),
    residentId: field.nullable(field.id('Whose goods; null for a walk-in.')),
    residentName: field.nullable(field.text('Their name.', '王芳')),
    leaderId: field.nullable(field.id('Leader the order counts for.')),
    note: field.text('In the words of who raised it.', 'Two of three were rotten.', 500),
    pictureIds,
    raisedAs: field.oneOf('Who raised it.', ['resident', 'leader', 'support']),
    waitsFor: field.nullable(field.text('Why no rule decided it.', 'amount', 40)),
    replacement: field.nullable(Replacement),
  },
  'A claim on goods.',
)

export const ClaimPage = page(Claim, 'Claims, newest first.')
export const SupplierClaimPage = page(ClaimForSupplier, 'Claims, newest first.')
export const Claimable = field.object({
  isHere: field.yes('The goods came: what was wrong with them can be claimed.'),
  state: field.oneOf('Where the order stands.', [
    'awaiting_payment',
    'placed',
    'collected',
    'returned',
    'lacking',
    'cancelled',
    'expired',
  ]),
  pictureReasons: field.list(field.text('A reason.', 'damaged'), 'These ask for a picture.'),
  pictureFromMinor: field.minor('What costs more asks for a picture.', 3000),
  lines: field.list(
    field.object({
      lineNumber: field.count('The line.', 1),
      quantity: field.count('What of it may still be claimed, in pieces or grams.', 2),
      dueMinor: field.minor('What it still costs.', 960),
      until: field.instant('Until when.'),
    }),
    'Its lines; none before the goods are here.',
  ),
})

export const ClaimList = field.list(Claim, 'Claims, oldest first.')

export const ClaimQuery = field.object({
  ...pageQuery,
  state: field.optional(field.oneOf('Only in this state.', CLAIM_STATES)),
  reason: field.optional(reason),
  communityId: field.optional(field.id('Only of this community.')),
  residentId: field.optional(field.id('Only of this resident.')),
  supplierId: field.optional(field.id('Only goods of this supplier.')),
  skuId: field.optional(field.id('Only this SKU.')),
  pickupDate: field.optional(field.date('Only goods of this day.')),
  bearerKind: field.optional(bearerKind),
})

export const NarrowClaimQuery = field.object({
  ...pageQuery,
  state: field.optional(field.oneOf('Only in this state.', CLAIM_STATES)),
})

const DecisionMade = field.object({
  number: field.count('From 1.', 1),
  kind: field.oneOf('How it came about.', DECISION_KINDS),
  decision,
  amountMinor: field.minor('Given back by this decision.', 480),
  quantity: field.count('Taken off the line by it.', 1),
  bearerKind: field.nullable(bearerKind),
  bearerId: field.nullable(bearerId),
  why: field.nullable(
    field.text(
      'In the words of who decided; null where nobody did: the kind says why.',
      'They were bruised.',
      500,
    ),
  ),
  decidedBy: field.nullable(field.id('The person; null for a rule.')),
  decidedAt: field.instant('When.'),
})

export const ClaimDetails = field.object({
  claim: Claim,
  decisions: field.list(DecisionMade, 'All decisions, the first first.'),
  objections: field.list(
    field.object({
      side: field.oneOf('Who objects.', ['resident', 'supplier', 'leader', 'station']),
      why: field.text('Why.', 'They were fine when I handed them over.', 500),
      pictureIds,
      objectedAt: field.instant('When.'),
    }),
    'What was objected.',
  ),
  line: field.nullable(
    field.object(
      {
        orderedQuantity: field.quantity('Ordered.', 3),
        quantity: field.count('Ordered less what was taken off since.', 2),
        totalMinor: field.minor('What it cost.', 1440),
        dueMinor: field.minor('What it still costs: no more than this can be given back.', 960),
        claimableQuantity: field.count('What of it may still be claimed.', 1),
      },
      'The line as it stands.',
    ),
  ),
  timeline: field.list(
    field.object({
      type: field.text('What happened to the order.', 'order.ready'),
      occurredAt: field.instant('When.'),
      body: field.json('Ids and figures.', { totalMinor: 1960 }),
    }),
    'What happened to the order, oldest first.',
  ),
  day: field.object(
    {
      orderedQuantity: field.nullable(field.count('Ordered from suppliers.', 120)),
      receivedQuantity: field.nullable(field.count('Received.', 110)),
      refusedQuantity: field.nullable(field.count('Refused at receipt.', 4)),
      shortfalls: field.list(
        field.object({
          stage: field.text('Where it was lost.', 'supplier', 40),
          quantity: field.count('How much orders went without.', 10),
          amountMinor: field.minor('Given back for it.', 4800),
        }),
        'What orders of the day went without.',
      ),
      freeQuantity: field.count('Free at the warehouse now, to be given again.', 6),
      claims: field.list(
        field.object({
          reason,
          claims: field.count('How many claims.', 4),
          communities: field.count('From how many communities.', 2),
          quantity: field.count('How much of it.', 6),
          askedMinor: field.minor('What that cost.', 2880),
          refundedMinor: field.minor('Given back of it.', 1920),
        }),
        'Claims on the SKU that day, this one too.',
      ),
      incidents: field.list(
        field.object({
          id: field.id('Id of the incident.'),
          what: field.text('What happened.', 'Mould in the whole lot.', 500),
          declaredAt: field.instant('When it was declared.'),
        }),
        'Incidents that touch the line.',
      ),
    },
    'What happened to the SKU on the day of the pickup.',
  ),
  suggestedBearer: field.object(
    {
      bearerKind,
      bearerId: field.nullable(bearerId),
      stage: field.text('Where it was lost.', 'sorting'),
    },
    'Who bears it by rule.',
  ),
})

export const ReplacementHandover = field.object({
  claimId: field.id('The claim.'),
  handedOverAt: field.instant('When the goods were handed over.'),
})

export const ReplacementOfDay = field.object({
  claimId: field.id('The claim.'),
  skuId: field.id('The SKU.'),
  name: field.names('Name as it was sold.'),
  quantity: field.quantity('How much is given again.', 1),
  communityId: field.id('Where it goes.'),
  residentId: field.nullable(field.id('Whose it is.')),
  orderNumber: field.text('The order it was claimed on.', '7K3M9QXZ'),
  shortNumber: field.count('The number of that order’s bags.', 17),
  state: field.oneOf('How far it is.', REPLACEMENT_STATES),
  pickupDate: field.date('The delivery with which it comes.'),
})

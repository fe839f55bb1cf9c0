import { field, page, pageQuery } from '#platform/http'
import { FINDINGS, type FindingCode } from '../finding.ts'
import { WINDOW_STATES } from '../window.ts'
import { OfferTerms } from './offers.ts'

export const Slots = field.list(
  field.object({
    from: field.time('When it begins.', '16:00'),
    to: field.time('When it ends.', '20:00'),
  }),
  'Times of day at which goods can be fetched.',
  { maxItems: 48 },
)

const MOST_COMMUNITIES = 5000
const MOST_OFFERS = 2000

const windowFields = {
  name: field.names('Name of the window.', '今日团'),
  opensAt: field.instant('From when it can be ordered in.', '2026-11-21T00:00:00.000Z'),
  closesAt: field.instant('The cutoff: nothing can be ordered at or after it.'),
  pickupDate: field.date('When the goods can be fetched.'),
  slots: Slots,
}

const communityIds = field.list(field.id('A community that can order.'), 'Who can order.', {
  maxItems: MOST_COMMUNITIES,
})

export const NewWindow = field.object({
  ...windowFields,
  slots: field.optional(Slots),
  communityIds,
  offers: field.optional(
    field.list(OfferTerms, 'What is on offer, in the order of their sort.', {
      maxItems: MOST_OFFERS,
    }),
  ),
})

const acceptWarnings = field.optional(
  field.yes('Whether warnings of the checks are accepted; errors never are.', false),
)

export const WindowChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  name: field.optional(windowFields.name),
  opensAt: field.optional(windowFields.opensAt),
  closesAt: field.optional(windowFields.closesAt),
  pickupDate: field.optional(windowFields.pickupDate),
  slots: field.optional(Slots),
  communityIds: field.optional(communityIds),
  acceptWarnings,
})

const summary = {
  id: field.id('Window.'),
  planId: field.nullable(field.id('Plan that made it.')),
  ...windowFields,
  state: field.oneOf('What it is now.', WINDOW_STATES, 'open'),
  version: field.count('Raised by each change.', 1, 1),
  publishedAt: field.nullable(field.instant('When it was published.')),
  acceptedWarnings: field.list(
    field.text('Code of a finding.', 'low-margin'),
    'Warnings that were accepted.',
  ),
  openedAt: field.nullable(field.instant('When it opened.')),
  closedAt: field.nullable(field.instant('When it was closed.')),
  withdrawnAt: field.nullable(field.instant('When it was withdrawn.')),
  withdrawnWhy: field.nullable(field.text('Why it was withdrawn.', '台风', 500)),
  withdrawnOrders: field.nullable(
    field.oneOf('What happened to what was ordered.', ['cancel', 'keep']),
  ),
  offerCount: field.count('Offers on sale in it.', 520),
}

export const Window = field.object({ ...summary, communityIds })

export const WindowPage = page(field.object(summary), 'Windows by opening, the latest first.')

export const WindowsQuery = field.object({
  pickupFrom: field.optional(field.date('Pickup on this day or later.')),
  pickupThrough: field.optional(field.date('Pickup on this day or earlier.')),
  planId: field.optional(field.id('Only windows of this plan.')),
  ...pageQuery,
})

const Finding = field.object({
  code: field.oneOf('What was found.', Object.keys(FINDINGS) as FindingCode[], 'low-margin'),
  severity: field.oneOf('Errors keep it back, warnings have to be accepted.', ['error', 'warning']),
  offerId: field.nullable(field.id('Offer it is about; null for the whole window.')),
  details: field.json('Figures and ids that say where and how much.', { marginBasisPoints: 310 }),
})

export const Findings = field.object({
  findings: field.list(Finding, 'What speaks against publishing; empty when nothing does.', {
    maxItems: 100_000,
  }),
})

export const Publication = field.object({
  version: field.count('Version that was looked at.', 1, 1),
  acceptWarnings,
})

export const Published = field.object({
  version: field.count('The new version.', 2, 1),
  findings: field.list(Finding, 'Warnings that were accepted.', { maxItems: 100_000 }),
})

export const Withdrawal = field.object({
  why: field.text('Why it is taken off sale.', '台风', 500, 1),
  orders: field.oneOf('What happens to what was ordered: cancelled and paid back, or delivered.', [
    'cancel',
    'keep',
  ]),
})

export const Cloning = field.object({
  pickupDate: field.date('New day of pickup; opening and cutoffs move by as many days.'),
  name: field.optional(windowFields.name),
})

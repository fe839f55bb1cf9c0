import type { Static } from 'typebox'
import { field } from '#platform/http'
import { COMMUNITY_STATES } from './community-state.ts'

export const ALERT_KINDS = [
  'purchase-order-silent',
  'purchase-order-declined',
  'goods-missing',
  'shipment-late',
  'claims-waiting',
  'payouts-waiting',
  'handover-conflicts',
  'window-held-back',
] as const
/** What settles an alert: the one thing to do, which the console opens. */
export const SETTLED_BY = [
  'second-source',
  'resolve-discrepancies',
  'receive',
  'decide-claims',
  'approve-payouts',
  'resolve-conflicts',
  'check-window',
] as const

const count = (description: string, example = 12) => field.count(description, example)

const DayWindow = field.object({
  id: field.id('The window.'),
  name: field.names('Its name.', '今日团'),
  state: field.oneOf('What it is now.', ['draft', 'scheduled', 'open', 'closed', 'withdrawn']),
  opensAt: field.instant('From when it sells.'),
  closesAt: field.instant('Its cutoff.'),
  pickupDate: field.date('When its goods are fetched.'),
  orders: count('Orders in it.', 214),
  salesMinor: field.minor('What they come to.', 610240),
})

const DayCommunity = field.object({
  id: field.id('The community.'),
  name: field.text('Its name.', '锦江花园'),
  latitude: field.nullable(field.latitude()),
  longitude: field.nullable(field.longitude()),
  leaderName: field.nullable(field.text('Who leads there now.', '王姐')),
  forLeaderName: field.nullable(field.text('Whom that one stands in for.', '周姐')),
  orders: count('Orders of the day.', 214),
  salesMinor: field.minor('What they come to.', 610240),
  bags: count('Bags; 0 before goods were given.', 231),
  sorted: count('Of them, sorted.', 231),
  ready: count('Orders ready or fetched.', 200),
  handedOver: count('Orders handed over.', 168),
  gaps: count('Reports of what lacks that nobody has settled.', 3),
  surpluses: count('Reports of what is too much that nobody has settled.', 0),
  state: field.oneOf('Where it stands; missing before all else.', COMMUNITY_STATES),
})

const Alert = field.object({
  kind: field.oneOf('What it is.', ALERT_KINDS),
  isUrgent: field.yes('Whether it holds up the day.', true),
  settledBy: field.oneOf('What settles it.', SETTLED_BY),
  subjectId: field.nullable(field.id('What it is about, where it is about one thing.')),
  stationId: field.nullable(field.id('The warehouse it is at, where it is at one.')),
  name: field.nullable(
    field.text('The community, supplier or number concerned.', '彭州绿源合作社'),
  ),
  goods: field.nullable(field.names('The goods concerned.')),
  since: field.nullable(field.instant('Since when it waits.')),
  count: count('How many of it.', 3),
  further: count('How many help: surplus that matches, pictures that came with it.', 2),
  quantity: field.nullable(count('How much, in pieces, or grams where weighed.', 412000)),
  isWeighed: field.yes('Whether the quantity is grams.', true),
  amountMinor: field.nullable(field.minor('What is at stake.', 1248000)),
})

export const DayBoard = field.object({
  pickupDate: field.date('The day.'),
  serverTime: field.instant('When this was true.'),
  windows: field.list(DayWindow, 'Windows of the day, and those that sell now.', { maxItems: 100 }),
  orders: field.object(
    {
      orders: count('Orders of the day.', 8412),
      salesMinor: field.minor('What they come to.', 23690400),
      awaitingPayment: count('Of them, not paid yet.', 12),
      communities: count('Communities they are of.', 97),
      residents: count('Residents they are of.', 7900),
      returning: count('Of them, who had ordered in the 28 days before.', 4843),
    },
    'Orders of the day, in figures.',
  ),
  hours: field.object(
    {
      date: field.date('Today, in the region.'),
      againstDate: field.date('The same weekday last week.'),
      today: field.list(
        count('Orders placed in this hour.', 120),
        'By hour from midnight, to now.',
      ),
      against: field.list(
        count('Orders placed in this hour then.', 110),
        'The whole day, by hour.',
      ),
    },
    'Orders by the hour, against a week before.',
  ),
  purchaseOrders: field.object(
    {
      orders: count('Purchase orders of the day.', 60),
      confirmed: count('Confirmed.', 58),
      declined: count('Declined.', 0),
      silent: count('Not answered in time.', 2),
      shipped: count('Shipped.', 50),
      arrived: count('With all that is awaited there.', 41),
      nextExpectedAt: field.nullable(field.instant('When the next shipment is expected.')),
      nextSupplierName: field.nullable(field.text('Whose it is.', '彭州绿源合作社')),
    },
    'How far the suppliers are.',
  ),
  short: field.object(
    {
      lines: count('Lines of the day’s orders.', 24000),
      linesShort: count('Of them, those that were short of something.', 336),
      refundedMinor: field.minor('What was given back for it.', 318000),
    },
    'What lacked, and what it cost.',
  ),
  bags: field.object(
    {
      bags: count('Bags of the day.', 8390),
      sorted: count('Of them, sorted.', 6120),
    },
    'How far the sorting is.',
  ),
  loads: field.object(
    {
      loads: count('Loads of the day.', 18),
      dispatched: count('Left.', 12),
      arrived: count('With every stop reached.', 4),
    },
    'How far the loads are.',
  ),
  handovers: field.object(
    {
      ready: count('Orders ready or fetched.', 6000),
      handedOver: count('Orders handed over.', 3904),
      offline: count('Of them, recorded without a network and synced since.', 17),
      returned: count('Not collected, and gone back.', 2),
    },
    'How far the handover is.',
  ),
  claims: field.object(
    {
      open: count('Claims that wait for a person.', 5),
      withPictures: count('Of them, with pictures.', 5),
      oldestAt: field.nullable(field.instant('When the oldest was raised.')),
      medianSeconds: field.nullable(
        count('From raised to refunded, median of the last seven days. In seconds.', 252),
      ),
    },
    'Claims, in figures.',
  ),
  communities: field.list(DayCommunity, 'Communities with orders of the day.', { maxItems: 5000 }),
  alerts: field.list(Alert, 'What needs someone, the most urgent first.', { maxItems: 100 }),
})

export type DayBoardReply = Static<typeof DayBoard>
export type AlertRow = DayBoardReply['alerts'][number]

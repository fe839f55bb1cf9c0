import type * as operations from './operations.gen.ts'

/** The name of an operation that reads. Names alone: a face bundles only what it asks itself. */
export type ReadName = {
  [Name in keyof typeof operations]: (typeof operations)[Name] extends { operationName: string }
    ? Name
    : never
}[keyof typeof operations]

/** An event as the stream tells it. */
export interface LiveFact {
  id: string
  type: string
  subjectKind: string
  subjectId: string
  body: Record<string, unknown>
  occurredAt: string
}

const ORDER: readonly ReadName[] = [
  'getOrder',
  'getTimelineOfOrder',
  'listOrders',
  'listMyOrders',
  'listOrdersOfCommunity',
  'sumOrdersOfCommunity',
  'getHandoverList',
  'listOwedDays',
  'getDayBoard',
]
const MONEY: readonly ReadName[] = [
  'getWallet',
  'listWalletTransfers',
  'listRefunds',
  'listPaymentsOfOrder',
]
const CLAIM: readonly ReadName[] = [
  'getOrderClaim',
  'getClaimDetails',
  'listClaimsOfOrder',
  'listMyClaims',
  'listOrderClaims',
  'listOrderClaimsOfCommunity',
  'listReplacementsOfCommunity',
  'listClaimsOfSupplier',
  'getDayBoard',
]
const SORTING: readonly ReadName[] = [
  'listSorting',
  'listSortingWaves',
  'listBags',
  'getAllocation',
  'getStageCounts',
  'getDayBoard',
]

/** Whose answers are old after an event, by what stands before the dot of its type. */
const OLD: Readonly<Record<string, readonly ReadName[]>> = {
  order: [...ORDER, ...MONEY],
  payment: [...ORDER, ...MONEY, 'getPayment'],
  refund: MONEY,
  handover: [...ORDER, 'listHandovers', 'listDoorDeliveries', 'listOpenDoors'],
  'handover-conflict': ['listHandoverConflicts', 'listHandoverConflictsOfCommunity', 'getDayBoard'],
  'door-delivery': [
    'listDoorDeliveries',
    'listOpenDoors',
    'getDoorDelivery',
    'getHandoverList',
    'listOwedDays',
  ],
  delivery: [...ORDER, 'getDelivery', 'listDiscrepancies', 'getGroupMessage'],
  load: [
    'listLoads',
    'getLoad',
    'listMyLoads',
    'getDelivery',
    'getHandoverList',
    'listCrates',
    'getDayBoard',
  ],
  redelivery: ['listRedeliveries', 'listMyRedeliveries', 'listDiscrepancies', 'getDayBoard'],
  claim: [...CLAIM, 'getOrder', 'getTimelineOfOrder', ...MONEY],
  incident: ['listIncidents', 'getIncident', ...CLAIM],
  'purchase-order': [
    'listPurchaseOrders',
    'listPurchaseOrdersOfSupplier',
    'getPurchaseOrder',
    'getReceivingDay',
    'getDayBoard',
  ],
  demand: ['listPooledDemand', 'listPurchaseOrders', 'listSurpluses', 'getDayBoard'],
  surplus: ['listSurpluses'],
  goods: [...SORTING, 'getReceivingDay', 'listReceipts', 'listPurchaseOrders', 'getPurchaseOrder'],
  receiving: ['getReceivingDay', 'listReceipts', ...SORTING],
  shortfall: [...ORDER, ...SORTING],
  replacement: [
    'listReplacementsOfDay',
    'listReplacementsOfCommunity',
    'listReplacementsOfResident',
    ...ORDER,
  ],
  sorting: SORTING,
  'sorting-wave': SORTING,
  stock: ['listStock', 'listLots', 'listStockCounts', 'listStockTransfers'],
  window: ['listWindows', 'getWindow', 'listOffers', 'showWindows', 'showWindow', 'getDayBoard'],
  offer: ['listOffers', 'getWindow', 'showWindow', 'listPriceCuts'],
  plan: ['listWindowPlans', 'listWindows'],
  listing: ['listListings', 'readListing'],
  leader: [
    'listLeaders',
    'getLeader',
    'getMyLeadership',
    'listCommunityLeaders',
    'listAbsences',
    'getDayBoard',
  ],
  resident: ['listResidents', 'getResident', 'listClaims'],
  community: ['listCommunities', 'getCommunity'],
  station: ['listStations', 'getStation'],
  supplier: ['listSuppliers', 'getSupplier'],
  statement: ['listSupplierStatements', 'listSupplierDisputes'],
  cash: ['listCashHoldings', 'listCashDeposits', 'showSettlementSummary'],
  payout: ['listPayouts', 'explainPayout', 'getDayBoard'],
  commission: ['listCommissionRates'],
}

/** The operations whose answers are old after an event. */
export const oldAfter = ({ type }: LiveFact): readonly ReadName[] =>
  OLD[type.slice(0, type.indexOf('.'))] ?? []

/** Every operation that an event can make old: all are asked again after a gap. */
export const EVERYTHING_LIVE: ReadonlySet<ReadName> = new Set(Object.values(OLD).flat())

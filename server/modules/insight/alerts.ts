import type { DayFacts } from './day-facts.ts'
import type { AlertRow } from './day-schemas.ts'

/** The names that alerts say. */
export interface AlertNames {
  supplier(id: string): string | null
  community(id: string): string | null
  goods(skuId: string): AlertRow['goods']
}

type Alert = Omit<AlertRow, 'since'> & { since: Date | null }

const BLANK = {
  isUrgent: false,
  subjectId: null,
  stationId: null,
  name: null,
  goods: null,
  since: null,
  count: 1,
  further: 0,
  quantity: null,
  isWeighed: false,
  amountMinor: null,
}

/** What needs someone, each with the one thing that settles it; the urgent first. Pure. */
export function alertsOf(facts: DayFacts, names: AlertNames, at: Date): Alert[] {
  const alerts: Alert[] = [
    ...ofPurchaseOrders(facts, names),
    ...ofRoads(facts, names),
    ...ofShipments(facts, names, at),
    ...facts.heldBack.map(({ id, opensAt }) => ({
      ...BLANK,
      kind: 'window-held-back' as const,
      settledBy: 'check-window' as const,
      isUrgent: opensAt <= at,
      subjectId: id,
      since: opensAt,
    })),
    ...ofMoney(facts),
  ]
  return alerts.sort((one, other) => Number(other.isUrgent) - Number(one.isUrgent))
}

const ofPurchaseOrders = ({ unanswered }: DayFacts, names: AlertNames): Alert[] =>
  unanswered.map((order) => ({
    ...BLANK,
    kind: order.declinedAt === null ? 'purchase-order-silent' : 'purchase-order-declined',
    isUrgent: true,
    settledBy: 'second-source',
    subjectId: order.id,
    stationId: order.stationId,
    name: names.supplier(order.supplierId),
    goods: names.goods(order.skuId),
    since: order.declinedAt ?? order.answerBy,
    count: order.lines,
    quantity: order.quantity,
    isWeighed: order.isWeighed,
  }))

function ofRoads({ roads }: DayFacts, names: AlertNames): Alert[] {
  const surplus = roads.reduce((sum, { surpluses }) => sum + surpluses, 0)
  return roads
    .filter(({ gaps }) => gaps > 0)
    .sort((one, other) => other.gaps - one.gaps)
    .slice(0, 10)
    .map(({ communityId, gaps, arrivedAt }) => ({
      ...BLANK,
      kind: 'goods-missing',
      isUrgent: true,
      settledBy: 'resolve-discrepancies',
      subjectId: communityId,
      name: names.community(communityId),
      since: arrivedAt,
      count: gaps,
      further: surplus,
    }))
}

const ofShipments = ({ expected }: DayFacts, names: AlertNames, at: Date): Alert[] =>
  expected
    .filter(({ expectedAt }) => expectedAt < at)
    .map((shipment) => ({
      ...BLANK,
      kind: 'shipment-late',
      settledBy: 'receive',
      subjectId: shipment.purchaseOrderId,
      stationId: shipment.stationId,
      name: names.supplier(shipment.supplierId),
      since: shipment.expectedAt,
    }))

function ofMoney({ claims, payouts, conflicts }: DayFacts): Alert[] {
  const alerts: Alert[] = []
  if (claims.open > 0)
    alerts.push({
      ...BLANK,
      kind: 'claims-waiting',
      settledBy: 'decide-claims',
      count: claims.open,
      further: claims.withPictures,
      since: claims.oldestAt,
      amountMinor: claims.openMinor,
    })
  if (payouts.payouts > 0)
    alerts.push({
      ...BLANK,
      kind: 'payouts-waiting',
      settledBy: 'approve-payouts',
      count: payouts.payouts,
      further: payouts.leaders,
      since: payouts.oldestAt,
      amountMinor: payouts.grossMinor,
    })
  if (conflicts > 0)
    alerts.push({
      ...BLANK,
      kind: 'handover-conflicts',
      settledBy: 'resolve-conflicts',
      count: conflicts,
    })
  return alerts
}

import type { EventRow } from '#platform/events'
import { type ErrorEntry, type ErrorKind, isStage, type Stage } from './error-entry.ts'

/** Events that tell of errors. */
export const ERROR_EVENTS = [
  'shortfall.found',
  'claim.decided',
  'goods.received',
  'delivery.discrepancy-reported',
  'handover.undone',
  'cash.paid-in',
  'stock.written-off',
  'stock.adjusted',
  'stock.counted',
  'stock.transfer-received',
] as const

type ErrorEvent = (typeof ERROR_EVENTS)[number]
type Body = Record<string, unknown>
type Found = Partial<Omit<ErrorEntry, 'stage' | 'kind'>> & { stage: Stage; kind: ErrorKind }

/** Persons behind leaders, by leader id. */
export type PersonsOfLeaders = ReadonlyMap<string, string>

/** What went wrong by an event; empty when nothing did. */
export function readErrors(event: EventRow, persons: PersonsOfLeaders): ErrorEntry[] {
  const read = READERS[event.type as ErrorEvent]
  return read(event.body, event, persons).map((found, index) => ({
    personId: null,
    supplierId: supplierOf(event.body),
    communityId: idIn(event.body, 'communityId'),
    stationId: null,
    skuId: idIn(event.body, 'skuId'),
    orderId: idIn(event.body, 'orderId'),
    quantity: sizeIn(event.body, 'quantity'),
    costMinor: 0,
    ...found,
    regionId: event.regionId,
    eventId: event.id,
    lineNumber: index + 1,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    occurredAt: event.occurredAt,
  }))
}

/** Leaders named as those who bear a loss or brought in cash. */
export const leaderIdsOf = (events: readonly EventRow[]): string[] => [
  ...new Set(
    events.flatMap(({ body }) => {
      const holder = holderOf(body)
      return [
        (body.bearerKind === 'leader' ? idIn(body, 'bearerId') : null) ?? [],
        (body.toKind === 'leader' ? idIn(body, 'toId') : null) ?? [],
        holder?.kind === 'leader' ? holder.id : [],
      ].flat()
    }),
  ),
]

function holderOf({ holder }: Body): { kind: string; id: string } | null {
  if (typeof holder !== 'object' || holder === null) return null
  const { kind } = holder as Body
  const id = idIn(holder as Body, 'id')
  return typeof kind === 'string' && id !== null ? { kind, id } : null
}

/** Whose error a claim is after an arbiter named another bearer. */
export interface NewBearer {
  claimId: string
  stage: Stage
  personId: string | null
  supplierId: string | null
  stationId: string | null
}

export const BEARER_CHANGED = 'claim.bearer-changed'

/** Reads who bears a claim instead. */
export function readNewBearer({ body, subjectId }: EventRow, persons: PersonsOfLeaders): NewBearer {
  const named = { bearerKind: body.toKind, bearerId: body.toId }
  return {
    claimId: subjectId,
    stage: stageOf(named),
    personId: personOf(named, persons),
    supplierId: supplierOf(named),
    stationId: stationOf(named),
  }
}

type Reader = (body: Body, event: EventRow, persons: PersonsOfLeaders) => Found[]

const READERS: Record<ErrorEvent, Reader> = {
  'shortfall.found': (body, _, persons) => [
    {
      stage: stageOf(body),
      kind: 'short',
      personId: personOf(body, persons),
      stationId: stationOf(body),
      costMinor: sizeIn(body, 'amountMinor'),
    },
  ],
  'claim.decided': (body, _, persons) => {
    const wasRight = sizeIn(body, 'amountMinor') > 0 || body.decision === 'again'
    // The first decision counts; what an arbiter adds counts with what it adds.
    if (!wasRight) return []
    return [
      {
        stage: stageOf(body),
        kind: 'claim',
        personId: personOf(body, persons),
        stationId: stationOf(body),
        costMinor: sizeIn(body, 'amountMinor'),
      },
    ]
  },
  'goods.received': (body) =>
    linesIn(body, 'lines')
      .filter((line) => sizeIn(line, 'refusedQuantity') > 0)
      .map((line) => ({
        supplierId: idIn(body, 'supplierId'),
        stage: 'receipt',
        kind: 'refused',
        stationId: idIn(body, 'warehouseId'),
        skuId: idIn(line, 'skuId'),
        quantity: sizeIn(line, 'refusedQuantity'),
      })),
  // What it cost is told by the shortfall that comes of it, where nothing was brought later.
  'delivery.discrepancy-reported': (body) => [
    { stage: stageOf(body), kind: discrepancyKind(body.kind), stationId: stationOf(body) },
  ],
  'handover.undone': (body, { actorId }) => [
    {
      stage: 'handover',
      kind: 'undone',
      personId: idIn(body, 'personId') ?? idIn(body, 'handedOverBy') ?? actorId,
      stationId: stationOf(body),
    },
  ],
  'cash.paid-in': readCash,
  'stock.written-off': (body) =>
    stockLines(body).map((line) => ({ ...line, stage: 'stock', kind: 'written-off' })),
  'stock.adjusted': (body) => differing(body, 'lines', 'adjusted-less', 'adjusted-more'),
  'stock.counted': (body) => differing(body, 'lines', 'counted-less', 'counted-more'),
  'stock.transfer-received': (body) =>
    differing(body, 'differences', 'transfer-less', 'transfer-more').map((found) => ({
      ...found,
      stage: 'transport',
      // Who sent it did not lose it on the road.
      personId: null,
      stationId: idIn(body, 'toStationId'),
    })),
}

function readCash(body: Body, _: EventRow, persons: PersonsOfLeaders): Found[] {
  const difference = typeof body.differenceMinor === 'number' ? body.differenceMinor : 0
  if (difference === 0) return []
  const holder = holderOf(body)
  return [
    {
      stage: 'cash',
      kind: difference < 0 ? 'cash-short' : 'cash-over',
      personId: persons.get(holder?.id ?? '') ?? null,
      stationId: holder?.kind === 'station' ? holder.id : null,
      costMinor: Math.max(0, -difference),
    },
  ]
}

/** Lines that lack cost what they were worth; what is too much is counted and costs nothing. */
function differing(body: Body, of: string, less: ErrorKind, more: ErrorKind): Found[] {
  return stockLines(body, of).map((line) => {
    const isLess = Number(line.signed) < 0
    const { signed: _, ...found } = line
    return {
      ...found,
      stage: 'stock',
      kind: isLess ? less : more,
      costMinor: isLess ? found.costMinor : 0,
    }
  })
}

const stockLines = (body: Body, of = 'lines') =>
  linesIn(body, of).map((line) => ({
    signed: typeof line.quantity === 'number' ? line.quantity : 0,
    skuId: idIn(line, 'skuId'),
    // That goods spoiled or went missing here says nothing of whom they came from.
    supplierId: null,
    stationId: idIn(body, 'stationId'),
    personId: idIn(line, 'personId') ?? idIn(body, 'personId'),
    quantity: sizeIn(line, 'quantity'),
    costMinor: sizeIn(line, 'costMinor'),
  }))

const BEARER_STAGES: Record<string, Stage> = {
  supplier: 'supplier',
  station: 'sorting',
  courier: 'transport',
  leader: 'leader',
}

const stageOf = (body: Body): Stage =>
  isStage(body.stage) ? body.stage : (BEARER_STAGES[String(body.bearerKind)] ?? 'unknown')

const DISCREPANCIES: readonly ErrorKind[] = ['missing', 'damaged', 'surplus', 'wrong']
const discrepancyKind = (kind: unknown): ErrorKind =>
  DISCREPANCIES.find((known) => known === kind) ?? 'missing'

// The goods' supplier stands beside every loss; only what they themselves lost is theirs.
function supplierOf(body: Body): string | null {
  if (body.bearerKind === 'supplier') return idIn(body, 'bearerId') ?? idIn(body, 'supplierId')
  const stage = stageOf(body)
  return stage === 'supplier' || stage === 'receipt' ? idIn(body, 'supplierId') : null
}

const stationOf = (body: Body): string | null =>
  body.bearerKind === 'station'
    ? (idIn(body, 'bearerId') ?? idIn(body, 'stationId'))
    : idIn(body, 'stationId')

// Who finds at the warehouse or at the door that goods lack has not lost them; who sorts has.
function personOf(body: Body, persons: PersonsOfLeaders): string | null {
  const bearerId = idIn(body, 'bearerId')
  if (body.bearerKind === 'leader') {
    return (bearerId === null ? undefined : persons.get(bearerId)) ?? idIn(body, 'personId')
  }
  if (body.bearerKind === 'courier') return bearerId
  return stageOf(body) === 'sorting' ? idIn(body, 'personId') : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function idIn(body: Body, name: string): string | null {
  const value = body[name]
  return typeof value === 'string' && UUID.test(value) ? value : null
}

function sizeIn(body: Body, name: string): number {
  const value = body[name]
  return typeof value === 'number' && Number.isSafeInteger(value) ? Math.abs(value) : 0
}

const linesIn = (body: Body, name: string): Body[] => {
  const value = body[name]
  return Array.isArray(value) ? (value as Body[]) : []
}

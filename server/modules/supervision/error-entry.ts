/** Where it went wrong. */
export const STAGES = [
  'supplier',
  'receipt',
  'stock',
  'sorting',
  'transport',
  'leader',
  'handover',
  'aftersales',
  'cash',
  'unknown',
] as const
export type Stage = (typeof STAGES)[number]

export const isStage = (text: unknown): text is Stage => STAGES.some((stage) => stage === text)

/** What went wrong. */
export const ERROR_KINDS = [
  'short',
  'refused',
  'claim',
  'missing',
  'damaged',
  'surplus',
  'wrong',
  'written-off',
  'adjusted-less',
  'adjusted-more',
  'counted-less',
  'counted-more',
  'transfer-less',
  'transfer-more',
  'undone',
  'cash-short',
  'cash-over',
] as const
export type ErrorKind = (typeof ERROR_KINDS)[number]

/** One thing that went wrong; an event may tell of several, by line. */
export interface ErrorEntry {
  regionId: string
  eventId: string
  lineNumber: number
  stage: Stage
  kind: ErrorKind
  /** Whose doing it was, where that is known; whoever merely found it is not. */
  personId: string | null
  supplierId: string | null
  communityId: string | null
  stationId: string | null
  skuId: string | null
  orderId: string | null
  /** Pieces, or grams where weighed. */
  quantity: number
  /** What it cost the operator; 0 where that is told by another entry or nobody lost anything. */
  costMinor: number
  subjectKind: string
  subjectId: string
  occurredAt: Date
}

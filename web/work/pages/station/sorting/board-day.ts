import { useQuery } from '@tanstack/react-query'
import { listSorting, read } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { useHere } from '../at-station.tsx'

type SortingList = ReplyOf<typeof listSorting>
type OrderGroup = SortingList['groups'][number]
type OrderItem = OrderGroup['items'][number]

/** One bag's share of one SKU: a line of an order with its place on the wall. */
export interface SortLine extends OrderItem {
  key: string
  orderId: string
  lineNumber: number
  communityId: string
  shortNumber: number
  slot: number
  isMarked: boolean
}

/** What is sorted in one go: a SKU of a community, or of all of them. */
export interface Round {
  key: string
  skuId: string
  communityId: string | null
  lines: SortLine[]
}

const OFTEN_MS = 4000

/** The lines of a wave, read often: several people sort, and each sees what the others did. */
export function useSortLines(wave: number | undefined) {
  const { day } = useHere()
  return useQuery({
    ...read(listSorting, { ...day, by: 'order', ...(wave === undefined ? {} : { wave }) }),
    enabled: day.station !== '',
    refetchInterval: OFTEN_MS,
    select: (list) => ({ wave: list.wave, isFinal: list.isFinal, lines: linesIn(list) }),
  })
}

const linesIn = ({ groups }: SortingList): SortLine[] =>
  groups.flatMap((group) =>
    group.items.map((item) => ({
      ...item,
      key: `${group.id}/${item.lineNumber}/${item.skuId}`,
      orderId: group.id,
      lineNumber: item.lineNumber ?? 0,
      communityId: group.communityId ?? '',
      shortNumber: group.shortNumber ?? 0,
      slot: group.slot ?? 0,
      isMarked: item.markedCount > 0,
    })),
  )

/** The rounds of a wave: by SKU over all communities, or community by community. */
export function roundsOf(lines: readonly SortLine[], by: 'sku' | 'community'): Round[] {
  const keyOf = (line: SortLine) =>
    by === 'sku' ? line.skuId : `${line.communityId}/${line.skuId}`
  const rounds = [...Map.groupBy(lines, keyOf)].map(([key, own]) => ({
    key,
    skuId: own[0]!.skuId,
    communityId: by === 'sku' ? null : own[0]!.communityId,
    lines: own.toSorted((one, other) => one.slot - other.slot),
  }))
  return rounds.toSorted(
    (one, other) =>
      (one.communityId ?? '').localeCompare(other.communityId ?? '') ||
      one.lines[0]!.storage.localeCompare(other.lines[0]!.storage) ||
      one.lines[0]!.skuCode.localeCompare(other.lines[0]!.skuCode),
  )
}

export const isDone = (round: Round): boolean => round.lines.every(({ isMarked }) => isMarked)

export const totalOf = (lines: readonly SortLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

export const markedOf = (lines: readonly SortLine[]): number =>
  lines.filter(({ isMarked }) => isMarked).length

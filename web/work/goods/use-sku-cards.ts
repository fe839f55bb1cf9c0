import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { listSkuCards, read } from '../../api/index.ts'
import type { ReplyOf } from '../../api/reply-of.ts'
import { nameOf } from '../../i18n/index.ts'
import { useWork } from '../work.tsx'

export type SkuCard = ReplyOf<typeof listSkuCards>[number]

const AT_ONCE = 100
const HOUR_MS = 3_600_000

/** What must be known of SKUs by id, as far as it is read. */
export function useSkuCards(ids: readonly string[]): ReadonlyMap<string, SkuCard> {
  const { region } = useWork()
  const wanted = [...new Set(ids)].toSorted()
  const batches = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, at) =>
    wanted.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  return useQueries({
    queries: batches.map((batch) => ({
      ...read(listSkuCards, { region: region.id, ids: batch.join(',') }),
      staleTime: HOUR_MS,
      // While the list grows by one the others keep their names.
      placeholderData: keepPreviousData,
    })),
    combine: cardsIn,
  })
}

const cardsIn = (answers: readonly { data: SkuCard[] | undefined }[]) =>
  new Map(answers.flatMap(({ data }) => data ?? []).map((card) => [card.id, named(card)]))

// A device may speak another language than its person told the server.
const named = (card: SkuCard): SkuCard => ({ ...card, name: nameOf(card.names) })

/** SKUs that have the words; nothing is asked before something is typed. */
export function useSkuSearch(text: string) {
  const { region } = useWork()
  return useQuery({
    ...read(listSkuCards, { region: region.id, text: text.trim(), limit: 20 }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    select: (cards) => cards.map(named),
  })
}

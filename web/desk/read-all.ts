import { queryOptions } from '@tanstack/react-query'
import type { CallOptions, Operation } from '../api/index.ts'

const A_PAGE = 200
/** No list that is read whole is longer; a region that were, would lack the rest of it. */
const MOST_PAGES = 50

interface Page<Item> {
  items: readonly Item[]
  nextCursor?: string
}

type Paging = { limit?: number; cursor?: string }

/**
 * The query of a whole list, page after page: for names by id and for choices, where what stands on
 * a later page would be missed. Long histories are read on by whoever wants more: `usePages`.
 */
export function readAll<Params extends Paging, Item>(
  operation: Operation<Params, undefined, Page<Item>>,
  params: Omit<Params, keyof Paging>,
) {
  const call = operation as unknown as (given: object, options: CallOptions) => Promise<Page<Item>>
  return queryOptions({
    queryKey: [operation.operationName, params, 'all'] as const,
    queryFn: async ({ signal }) => {
      const all: Item[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const from = cursor === undefined ? {} : { cursor }
        const { items, nextCursor } = await call({ ...params, limit: A_PAGE, ...from }, { signal })
        all.push(...items)
        if (nextCursor === undefined) break
        cursor = nextCursor
      }
      return all
    },
  })
}

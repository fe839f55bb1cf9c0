import { queryOptions } from '@tanstack/react-query'
import type { CallOptions } from '../api/index.ts'

const A_PAGE = 200
/** No list that is read whole is longer; a region that were, would lack the rest of it. */
const MOST_PAGES = 50

interface Page<Item> {
  items: readonly Item[]
  nextCursor?: string
}

/** What is added to the questions of a list that pages. */
export type Paging = { limit?: number; cursor?: string }

/** A question that answers a list page by page. */
export type Listing<Params, Item> = ((
  params: Params,
  options?: CallOptions,
) => Promise<Page<Item>>) & {
  operationName: string
}

/** Every row of a list that pages, page after page: some thousands, like the communities of a city. */
export async function fetchAll<Params extends Paging, Item>(
  operation: Listing<Params, Item>,
  params: Omit<Params, keyof Paging>,
  signal?: AbortSignal,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from = cursor === undefined ? {} : { cursor }
    const asked = { ...params, limit: A_PAGE, ...from } as Params
    const { items, nextCursor } = await operation(asked, signal === undefined ? {} : { signal })
    all.push(...items)
    if (nextCursor === undefined) break
    cursor = nextCursor
  }
  return all
}

/**
 * The query of a whole list: for names by id and for choices, where what stands on a later page would
 * be missed. Long histories are read on by whoever wants more: `usePages`.
 */
export function readAll<Params extends Paging, Item>(
  operation: Listing<Params, Item>,
  params: Omit<Params, keyof Paging>,
) {
  return queryOptions({
    queryKey: [operation.operationName, params, 'all'] as const,
    queryFn: ({ signal }) => fetchAll(operation, params, signal),
  })
}

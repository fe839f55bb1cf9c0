import { useInfiniteQuery } from '@tanstack/react-query'
import type { CallOptions, Operation } from '../api/index.ts'

interface PageOf<Item> {
  items: readonly Item[]
  nextCursor?: string
}

interface Asking {
  isWanted?: boolean
  everyMs?: number
}

/** A list that is read page by page: all items so far, and how to read more. */
export function usePages<Params extends object, Item>(
  operation: Operation<Params & { cursor?: string }, undefined, PageOf<Item>>,
  params: Params,
  asking: Asking = {},
) {
  return usePagesOf(operation, params, (pages) => pages.flatMap(({ items }) => items), asking)
}

/** All items so far under what the first page says: a balance, a statement's head. */
export function underTheFirst<Page extends { items: readonly unknown[] }>(
  pages: readonly [Page, ...Page[]],
): Page {
  return { ...pages[0], items: pages.flatMap(({ items }) => items) }
}

/**
 * As usePages, for a list that stands under what it belongs to, such as the entries of a statement:
 * `together` makes of the pages so far, the first of which is always there, what is shown.
 */
export function usePagesOf<Params extends object, Page extends { nextCursor?: string }, Shown>(
  operation: Operation<Params & { cursor?: string }, undefined, Page>,
  params: Params,
  together: (pages: readonly [Page, ...Page[]]) => Shown,
  { isWanted = true, everyMs }: Asking = {},
) {
  const query = useInfiniteQuery({
    queryKey: [operation.operationName, params, 'pages'],
    enabled: isWanted,
    refetchInterval: everyMs ?? false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const call = operation as (
        given: Params & { cursor?: string },
        options: CallOptions,
      ) => Promise<Page>
      return call(pageParam === undefined ? params : { ...params, cursor: pageParam }, { signal })
    },
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => together(pages as [Page, ...Page[]]),
  })
  return { ...query, hasMore: query.hasNextPage, readMore: () => void query.fetchNextPage() }
}

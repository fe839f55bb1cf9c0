import { useInfiniteQuery } from '@tanstack/react-query'
import type { CallOptions, Operation } from '../api/index.ts'

interface PageOf<Item> {
  items: readonly Item[]
  nextCursor?: string
}

/** A list that is read page by page: all items so far, and how to read more. */
export function usePages<Params extends object, Item>(
  operation: Operation<Params & { cursor?: string }, undefined, PageOf<Item>>,
  params: Params,
  { isWanted = true, everyMs }: { isWanted?: boolean; everyMs?: number } = {},
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
      ) => Promise<PageOf<Item>>
      return call(pageParam === undefined ? params : { ...params, cursor: pageParam }, { signal })
    },
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
  return { ...query, hasMore: query.hasNextPage, readMore: () => void query.fetchNextPage() }
}

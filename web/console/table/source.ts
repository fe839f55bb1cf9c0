import type { CallOptions } from '../../api/index.ts'
import type { Asked, PageOf, Source } from './column.ts'

const PAGE = 100
// A page that looked through its share may have found nothing; what fits may lie further back.
const MOST_HOPS = 5

interface Listing<Params, Row> {
  (params: Params, options?: CallOptions): Promise<PageOf<Row>>
  operationName: string
}

/**
 * Rows of an operation that pages: `paged(listOrders, { region }, ({ search }) => ({ search }))`.
 * What the table asks becomes the operation's own parameters in `ask`.
 */
export function paged<Params, Row>(
  operation: Listing<Params, Row>,
  place: Partial<Params>,
  ask: (asked: Asked) => Partial<Params> = () => ({}),
): Source<Row> {
  return {
    key: [operation.operationName, place],
    page: async ({ cursor, signal, ...asked }) => {
      const askFrom = (from: string | undefined) =>
        operation(
          {
            ...place,
            limit: PAGE,
            ...ask(asked),
            ...(from === undefined ? {} : { cursor: from }),
          } as Params,
          signal === undefined ? {} : { signal },
        )
      let page = await askFrom(cursor)
      for (let hop = 0; hop < MOST_HOPS && page.items.length === 0; hop++) {
        if (page.nextCursor === undefined) break
        page = await askFrom(page.nextCursor)
      }
      return page
    },
  }
}

const MOST_PAGES = 100

/** Rows of a list that is read whole (a few thousand at most) and arranged in the browser. */
export function whole<Row>(
  key: readonly unknown[],
  readPage: (
    cursor: string | undefined,
    signal?: AbortSignal,
  ) => Promise<PageOf<Row> | readonly Row[]>,
): Source<Row> {
  return {
    key,
    isWhole: true,
    page: async ({ signal }) => {
      const items: Row[] = []
      let cursor: string | undefined
      for (let turn = 0; turn < MOST_PAGES; turn++) {
        const page = await readPage(cursor, signal)
        if (Array.isArray(page)) return { items: page }
        const { items: more, nextCursor } = page as PageOf<Row>
        items.push(...more)
        cursor = nextCursor
        if (cursor === undefined) break
      }
      return { items }
    },
  }
}

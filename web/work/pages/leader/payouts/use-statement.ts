import { useQuery } from '@tanstack/react-query'
import { explainPayout } from '../../../../api/index.ts'
import type { Earning } from '../earnings/why.tsx'

export type Statement = Awaited<ReturnType<typeof explainPayout>>

const A_PAGE = 100
const MOST_PAGES = 50

/** A payout with all that it is made of: a statement is read and printed whole. */
export function useStatement(region: string, payout: string) {
  return useQuery({
    queryKey: [explainPayout.operationName, { region, payout }, 'whole'],
    queryFn: async ({ signal }) => {
      const params = { region, payout, limit: A_PAGE }
      let page = await explainPayout(params, { signal })
      const first = page
      const entries: Earning[] = [...page.entries]
      for (let read = 1; page.nextCursor !== undefined && read < MOST_PAGES; read += 1) {
        page = await explainPayout({ ...params, cursor: page.nextCursor }, { signal })
        entries.push(...page.entries)
      }
      return { ...first, entries, isWhole: page.nextCursor === undefined }
    },
  })
}

export type WholeStatement = NonNullable<ReturnType<typeof useStatement>['data']>

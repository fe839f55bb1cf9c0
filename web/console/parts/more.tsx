import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { m } from '../../i18n/index.ts'
import { Answered } from '../states.tsx'

interface Paging {
  hasMore: boolean
  isFetchingNextPage: boolean
  readMore: () => void
}

/** Reads on at the end of a list outside a table; nothing when all is there. */
export function More({ of: { hasMore, isFetchingNextPage, readMore } }: { of: Paging }) {
  if (!hasMore) return null
  return (
    <Button variant="light" fullWidth loading={isFetchingNextPage} onClick={readMore}>
      {m.desk_more()}
    </Button>
  )
}

/** A list outside a table in all its states: what was read so far, and the rest when asked for. */
export function Listed<Items>(props: {
  of: Pick<UseQueryResult<Items>, 'data' | 'error' | 'isPending' | 'refetch'> & Paging
  lines?: number
  children: (items: Items) => ReactNode
}) {
  const { of, lines, children } = props
  return (
    <>
      <Answered of={of} {...(lines === undefined ? {} : { lines })}>
        {children}
      </Answered>
      <More of={of} />
    </>
  )
}

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed, Skeleton, type SkeletonKind } from '../ui/states.tsx'

/**
 * What a query answered, in all its states: bones while it is asked, what to do when it failed,
 * `empty` when there is nothing.
 */
export function StateList<T>(props: {
  of: UseQueryResult<T>
  isEmpty?: (answer: T) => boolean
  empty: ReactNode
  skeleton?: SkeletonKind
  count?: number
  children: (answer: T) => ReactNode
}) {
  const { of, isEmpty = hasNothing } = props
  if (of.data === undefined) {
    if (of.isError) return <Failed error={of.error} onRetry={() => of.refetch()} />
    return <Skeleton kind={props.skeleton ?? 'rows'} count={props.count ?? 4} />
  }
  return isEmpty(of.data) ? props.empty : props.children(of.data)
}

function hasNothing(answer: unknown): boolean {
  const items = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items
  return Array.isArray(items) && items.length === 0
}

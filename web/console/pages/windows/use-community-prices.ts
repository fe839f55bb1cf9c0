import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Choice } from '../../forms/index.ts'
import { useCommunities } from '../../lookups.ts'
import { useOverrides } from '../goods/use-price-list.ts'
import type { Window } from './window.ts'

const NONE: readonly Choice[] = []

/** What a window's communities say of its goods; columns of the sheet once they are asked for. */
export function useCommunityPrices(window: Window) {
  const { prices } = useSearch({ strict: false }) as { prices?: unknown }
  const navigate = useNavigate()
  const isShown = prices !== undefined
  const communities = useCommunities()
  const { answer, overrides } = useOverrides(isShown)
  const choices = useMemo(
    () =>
      isShown
        ? communities.choices.filter(({ value }) => window.communityIds.includes(value))
        : NONE,
    [isShown, communities.choices, window.communityIds],
  )
  const known = useMemo(
    () => ({ communities: choices.map(({ value }) => value), overrides }),
    [choices, overrides],
  )
  return {
    ...{ isShown, choices, known },
    again: () => (isShown ? answer.refetch() : Promise.resolve()),
    toggle: () =>
      navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          prices: isShown ? undefined : 1,
        }),
        replace: true,
        resetScroll: false,
      }),
  }
}

import './handover.css'
import './people.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import { Empty } from '../../../desk/empty.tsx'
import { m, timeOf } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { PersonList } from './person-list.tsx'
import { type Known, type Pickup, pickupsOf, search, standingOf } from './pickup.ts'
import { Progress } from './progress.tsx'

interface PeopleProps {
  known: Known
  region: { currency: string; timeZone: string }
  onOpen: (pickup: Pickup) => void
  onMore: (pickup: Pickup) => void
}

/** Who has not come yet; what one types finds anybody of the day. */
export function People({ known, region, onOpen, onMore }: PeopleProps) {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const navigate = useNavigate()
  const text = useDeferredValue(String(q))
  const { people, waiting } = useMemo(() => sorted(known), [known])
  const isSearching = text.trim() !== ''
  const shown = isSearching ? search(people, text) : waiting
  const deadline = lastDeadline(waiting)
  const type = (value: string) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, q: value || undefined }) as never,
      replace: true,
    })
  return (
    <section className="handover-section handover-rest" aria-label={m.handover_not_come()}>
      <Progress handed={people.length - waiting.length} all={people.length} />
      <form
        className="handover-search"
        onSubmit={(event) => {
          event.preventDefault()
          if (shown.length === 1) onOpen(shown[0]!)
        }}
      >
        <Icon name="search" size={20} />
        <input
          type="search"
          value={String(q)}
          onChange={(event) => type(event.target.value)}
          aria-label={m.handover_search()}
          placeholder={m.handover_search()}
          enterKeyHint="search"
        />
      </form>
      <header className="handover-section-head">
        <h2>{isSearching ? m.handover_search_found() : m.handover_not_come()}</h2>
        <p role="status">
          {m.handover_people({ count: shown.length })}
          {deadline === null || isSearching
            ? null
            : m.handover_until({ time: timeOf(deadline, region.timeZone) })}
        </p>
      </header>
      {shown.length === 0 ? (
        isSearching ? (
          <Empty icon="search" title={m.handover_search_none()} />
        ) : (
          <Empty icon="check" title={m.handover_all_came()} text={m.handover_all_came_text()} />
        )
      ) : (
        <PersonList
          pickups={shown}
          known={known}
          currency={region.currency}
          timeZone={region.timeZone}
          onOpen={onOpen}
          onMore={onMore}
        />
      )}
    </section>
  )
}

const OVER = new Set(['returned', 'closed'])

/** Everybody of the day who has something to fetch, and of them who has not. */
function sorted({ list, given }: Known): { people: Pickup[]; waiting: Pickup[] } {
  const standing = (order: Known['list']['orders'][number]) =>
    standingOf(order, list.isArrived, given)
  const people = pickupsOf(list.orders.filter((order) => !OVER.has(standing(order))))
  const waiting = people.filter(({ orders }) =>
    orders.some((order) => standing(order) !== 'handed'),
  )
  return { people, waiting }
}

/** Until when the last of them may come. */
function lastDeadline(waiting: readonly Pickup[]): string | null {
  const all = waiting.flatMap(({ orders }) => orders.flatMap(({ deadlineAt }) => deadlineAt ?? []))
  return all.sort().at(-1) ?? null
}

import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { markAnswer, openFirst, paletteStore } from './answer-mark.ts'
import { type Found, type FoundGroup, useFound } from './found.ts'

/** Enter opens the first answer, also when it is pressed before the server has found anything. */
function useAnswerMark(groups: readonly FoundGroup[], isLooking: boolean, query: string) {
  const hasMoved = useRef(false)
  const isAwaited = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed anew begins anew
  useEffect(() => {
    hasMoved.current = false
    isAwaited.current = false
  }, [query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other answers are marked anew
  useEffect(() => {
    if (query.trim() === '') return
    markAnswer(hasMoved.current)
    if (isLooking || !isAwaited.current) return
    isAwaited.current = false
    openFirst()
  }, [groups, isLooking, query])
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') hasMoved.current = true
    if (event.key !== 'Enter' || hasMoved.current || !isLooking) return
    isAwaited.current = true
    event.preventDefault()
    event.stopPropagation()
  }
}

/** ⌘K: go anywhere, find anyone, do what is often done. */
export function Palette() {
  const [query, setQuery] = useState('')
  const { groups, isLooking } = useFound(query)
  const onKeys = useAnswerMark(groups, isLooking, query)
  const navigate = useNavigate()
  const choose = ({ to = '/', act }: Found) => {
    const { pathname, searchParams } = new URL(to, location.origin)
    if (act) act()
    else navigate({ to: pathname, search: Object.fromEntries(searchParams) as never })
  }
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search
        placeholder={m.console_find()}
        aria-label={m.console_find()}
        onKeyDownCapture={onKeys}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ name, items }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {items.map((item) => (
              <Spotlight.Action
                key={item.id}
                label={item.label}
                description={item.hint}
                leftSection={<Icon name={item.icon} />}
                disabled={item.why !== undefined}
                onClick={() => choose(item)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>
            {isLooking ? m.console_looking() : m.console_found_nothing()}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

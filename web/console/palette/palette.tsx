import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { type Found, useFound } from './found.ts'

/** ⌘K: go anywhere, find anyone, do what is often done. */
export function Palette() {
  const [query, setQuery] = useState('')
  const { groups, isLooking } = useFound(query)
  const navigate = useNavigate()
  const choose = ({ to = '/', act }: Found) => {
    const { pathname, searchParams } = new URL(to, location.origin)
    if (act) act()
    else navigate({ to: pathname, search: Object.fromEntries(searchParams) as never })
  }
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search
        placeholder={m.console_find()}
        aria-label={m.console_find()}
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

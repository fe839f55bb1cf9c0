import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface Tab {
  id: string
  name: string
  show: () => ReactNode
}

/** Parts of a page, one at a time; which one is in the address. */
export function AddressTabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const current = tabs.find(({ id }) => id === tab) ?? tabs[0]!
  const choose = (id: string | null) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) =>
        ({
          ...(before.region === undefined ? {} : { region: before.region }),
          tab: id === tabs[0]?.id ? undefined : id,
        }) as never,
      resetScroll: false,
    })
  return (
    <Tabs value={current.id} onChange={choose} keepMounted={false} className="console-tabs">
      <Tabs.List aria-label={label}>
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, show }) => (
        <Tabs.Panel key={id} value={id} pt="md">
          {id === current.id ? show() : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

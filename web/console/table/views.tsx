import { ActionIcon, Button, Group, Popover, Stack, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'

interface View {
  name: string
  search: Record<string, unknown>
}

const keyOf = (table: string): string => `linli.views.${table}`

function keptViews(table: string): readonly View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(table)) ?? '[]')
    return Array.isArray(kept) ? (kept as View[]) : []
  } catch {
    return []
  }
}

/** Ways of looking at a table that one has kept, on this device. */
export function Views({ name: table }: { name: string }) {
  const [views, setViews] = useState(() => keptViews(table))
  const [name, setName] = useState('')
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const keep = (next: readonly View[]) => {
    setViews(next)
    localStorage.setItem(keyOf(table), JSON.stringify(next))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { region: _, open: __, ...kept } = search
    keep([...views.filter((view) => view.name !== name), { name, search: kept }])
    setName('')
  }
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={m.console_table_views()}
          title={m.console_table_views()}
        >
          <Icon name="bookmark" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {views.map((view) => (
            <Group key={view.name} gap="xs" justify="space-between" wrap="nowrap">
              <Button
                variant="subtle"
                size="xs"
                onClick={() =>
                  navigate({
                    to: '.',
                    search: { region: search.region, ...view.search } as never,
                  })
                }
              >
                {view.name}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={m.console_table_view_drop({ name: view.name })}
                onClick={() => keep(views.filter((other) => other !== view))}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            </Group>
          ))}
          <form onSubmit={submit} className="console-row">
            <TextInput
              size="xs"
              label={m.console_table_view_name()}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={40}
              required
            />
            <Button type="submit" size="xs" mt="auto">
              {m.console_table_view_keep()}
            </Button>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

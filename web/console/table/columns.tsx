import { ActionIcon, Checkbox, Popover, Stack, Switch } from '@mantine/core'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import type { ToolbarProps } from './toolbar-props.ts'

/** Which columns are shown, and how close the rows stand. */
export function Columns<Row>({ columns, shown, toggle, address, write }: ToolbarProps<Row>) {
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={m.console_table_columns()}
          title={m.console_table_columns()}
        >
          <Icon name="columns" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map(({ id, name }) => (
            <Checkbox
              key={id}
              size="sm"
              label={name}
              checked={shown.some((column) => column.id === id)}
              disabled={shown.length === 1 && shown[0]?.id === id}
              onChange={() => toggle(id)}
            />
          ))}
          <Switch
            size="sm"
            label={m.console_table_dense()}
            checked={address.density === 'dense'}
            onChange={(event) =>
              write({ density: event.currentTarget.checked ? 'dense' : undefined })
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { tell } from '../../desk/tell.ts'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useConsole } from '../session.ts'
import { saidBy } from '../states.tsx'
import { allRows, csvOf, MOST_ROWS, save, sheetOf, xlsxOf } from './export.ts'
import type { ToolbarProps } from './toolbar-props.ts'

/** Gives exactly what is shown as a file: these columns, these filters, all pages. */
export function Download<Row>({
  name,
  columns,
  shown,
  source,
  filters,
  address,
}: ToolbarProps<Row>) {
  const { zone } = useConsole()
  const [read, setRead] = useState<number | null>(null)
  const stop = useRef<AbortController>(null)
  const make = async (kind: 'csv' | 'xlsx') => {
    const control = new AbortController()
    stop.current = control
    setRead(0)
    try {
      const rows = await allRows(source, columns, filters, address, setRead, control.signal)
      const sheet = sheetOf(shown, rows, zone)
      const file =
        kind === 'csv' ? new Blob([csvOf(sheet)], { type: 'text/csv' }) : await xlsxOf(sheet)
      save(`${name}.${kind}`, file)
      if (rows.length === MOST_ROWS) tell(m.console_table_bounded({ count: MOST_ROWS }), 'waits')
    } catch (error) {
      if (!control.signal.aborted) tell(saidBy(error), 'wrong')
    } finally {
      setRead(null)
    }
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={m.console_table_export()}
            title={m.console_table_export()}
          >
            <Icon name="download" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => make('csv')}>{m.console_table_csv()}</Menu.Item>
          <Menu.Item onClick={() => make('xlsx')}>{m.console_table_xlsx()}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={read !== null}
        onClose={() => stop.current?.abort()}
        title={m.console_table_export()}
        withCloseButton={false}
      >
        <Text role="status">{m.console_table_reading({ count: read ?? 0 })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {m.console_cancel()}
          </Button>
        </Group>
      </Modal>
    </>
  )
}

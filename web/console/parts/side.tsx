import { Drawer } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { m } from '../../i18n/index.ts'

/** Which row is open beside the list, and how to close it: `open` in the address. */
export function useOpenRow(): { open: string | undefined; close: () => void } {
  const { open } = useSearch({ strict: false }) as { open?: unknown }
  const navigate = useNavigate()
  return {
    open: open === undefined ? undefined : String(open),
    close: () =>
      navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, open: undefined }),
        resetScroll: false,
      }),
  }
}

/** A row, opened beside its list. */
export function Side({ title, children }: { title: string; children: ReactNode }) {
  const { open, close } = useOpenRow()
  return (
    <Drawer
      opened={open !== undefined}
      onClose={close}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': m.console_close() }}
    >
      {children}
    </Drawer>
  )
}

/** The target of a row that opens beside its list. */
export const beside = (id: string) => ({
  to: '.',
  search: (before: Record<string, unknown>) => ({ ...before, open: id }),
})

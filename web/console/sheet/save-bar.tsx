import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { m } from '../../i18n/index.ts'

/** Beneath a sheet: what is not saved, one step back or on, and saving. */
export function SaveBar({
  count,
  unsaved = m.console_day_unsaved({ count }),
  faults,
  sheet,
  children,
}: {
  count: number
  /** What is not saved, in words; rows when absent. */
  unsaved?: string
  faults: number
  sheet: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void }
  children: ReactNode
}) {
  return (
    <div className="sheet-save">
      <span role="status" className="sheet-unsaved" data-unsaved={count > 0 || undefined}>
        {faults > 0
          ? m.console_day_save_faults({ count: faults })
          : count > 0
            ? unsaved
            : m.console_day_all_saved()}
      </span>
      <Button variant="subtle" disabled={!sheet.canUndo} onClick={sheet.undo}>
        {m.console_day_undo()}
      </Button>
      <Button variant="subtle" disabled={!sheet.canRedo} onClick={sheet.redo}>
        {m.console_day_redo()}
      </Button>
      {children}
    </div>
  )
}

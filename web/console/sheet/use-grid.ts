import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { moved, nextCell } from './keys.ts'
import {
  type Columns,
  clear,
  corners,
  fillDown,
  type Place,
  paste,
  type Range,
  readTable,
  type Sheet,
  write,
  writeTable,
} from './model.ts'

export interface GridWish {
  sheet: Sheet
  columns: Columns
  isReadOnly: boolean
  /** What a cell shows, as text: what is copied and what editing begins with. */
  textOf: (place: Place) => string
  change: (next: Sheet) => void
  undo: () => void
  redo: () => void
}

/** What a grid does on keys, clipboard and pointer. */
export function useGrid(wish: GridWish) {
  const { sheet, columns, isReadOnly, textOf, change } = wish
  const [range, setRange] = useState<Range>({
    from: { row: 0, column: 0 },
    to: { row: 0, column: 0 },
  })
  const [editing, setEditing] = useState<string | null>(null)
  const isReleased = useRef(false)
  const bounds = { rows: sheet.rows.length, columns: columns.length }
  const select = (place: Place) => setRange({ from: place, to: place })

  const edit = (text: string) => {
    if (!isReadOnly && columns[range.from.column]?.isFixed !== true) setEditing(text)
  }
  const commit = (text: string) => {
    const row = sheet.rows[range.from.row]
    const column = columns[range.from.column]
    setEditing(null)
    if (row && column) change(write(sheet, columns, [[range.from, column.read(text, row)]]))
  }
  const command = (key: string, shift: boolean): boolean => {
    if (key === 'a')
      setRange({
        from: { row: 0, column: 0 },
        to: { row: bounds.rows - 1, column: bounds.columns - 1 },
      })
    else if (isReadOnly) return false
    else if (key === 'z') shift ? wish.redo() : wish.undo()
    else if (key === 'y') wish.redo()
    else if (key === 'd') change(fillDown(sheet, columns, range, textOf))
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null) return
    const { key, shiftKey: shift } = event
    const withCommand = event.ctrlKey || event.metaKey
    const handled = () => event.preventDefault()
    if (key === 'Tab') {
      const next = isReleased.current ? undefined : nextCell(range.from, shift, bounds)
      if (next === undefined) return
      handled()
      return select(next)
    }
    isReleased.current = key === 'Escape'
    const target = moved(range, key, { shift, jump: withCommand }, bounds)
    if (target !== undefined) {
      handled()
      return setRange(target)
    }
    if (withCommand && !event.altKey) {
      if (command(key.toLowerCase(), shift)) handled()
    } else if (key === 'Enter' || key === 'F2') {
      handled()
      edit(textOf(range.from))
    } else if (key === 'Delete' || key === 'Backspace') {
      handled()
      if (!isReadOnly) change(clear(sheet, columns, range))
    } else if (key.length === 1) {
      handled()
      edit(key)
    }
  }
  /** Ends editing by a key: down after Enter, right after Tab, nothing kept after Escape. */
  const endEditing = (key: string, text: string, shift: boolean) => {
    if (key === 'Escape') return setEditing(null)
    commit(text)
    const down = {
      ...range.from,
      row: Math.min(bounds.rows - 1, range.from.row + (shift ? -1 : 1)),
    }
    select(
      key === 'Enter'
        ? { ...down, row: Math.max(0, down.row) }
        : (nextCell(range.from, shift, bounds) ?? range.from),
    )
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copied(range, textOf))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== null || isReadOnly) return
    event.preventDefault()
    change(paste(sheet, columns, range, readTable(event.clipboardData.getData('text/plain'))))
  }
  // The pointer is let go long after this was rendered: what counts is what is then selected.
  const latest = useRef(() => {})
  latest.current = () => change(fillDown(sheet, columns, range, textOf))
  const endFilling = () => latest.current()
  return {
    ...{ range, setRange, select, editing, edit, commit, endEditing, endFilling },
    handlers: {
      onKeyDown,
      onCopy,
      onPaste,
      onCut: (event: ClipboardEvent) => {
        onCopy(event)
        if (editing === null && !isReadOnly) change(clear(sheet, columns, range))
      },
    },
  }
}

function copied(range: Range, textOf: (place: Place) => string): string {
  const { top, bottom, left, right } = corners(range)
  const lines: string[][] = []
  for (let row = top; row <= bottom; row += 1) {
    const line: string[] = []
    for (let column = left; column <= right; column += 1) line.push(textOf({ row, column }))
    lines.push(line)
  }
  return writeTable(lines)
}

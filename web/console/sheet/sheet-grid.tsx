import './sheet.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { type Columns, corners, holds, type Place, type Range } from './model.ts'
import { type GridWish, useGrid } from './use-grid.ts'

export type GridColumn = Columns[number] & { name: string; width: number; isNumber?: boolean }

export interface SheetGridProps extends Omit<GridWish, 'columns'> {
  label: string
  columns: readonly GridColumn[]
  /** How a cell looks where that is more than its text. */
  show?: (place: Place) => ReactNode
  fault: (place: Place) => string | undefined
  isChanged: (place: Place) => boolean
  /** Where to go: a cell that something was found about. */
  goal?: Place | undefined
  /** The rows that are selected, whenever they change. */
  onSelect?: (range: Range) => void
}

/** A table that edits like a spreadsheet. */
export function SheetGrid(props: SheetGridProps) {
  const { sheet, columns, label, goal, onSelect, isReadOnly } = props
  const grid = useGrid(props)
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const { range } = grid
  const { setRange } = grid
  useEffect(() => {
    if (goal === undefined) return
    setRange({ from: goal, to: goal })
    table.current?.focus()
  }, [goal, setRange])
  const tell = useRef(onSelect)
  tell.current = onSelect
  useEffect(() => {
    tell.current?.(range)
    document
      .getElementById(cellId(id, range.to))
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [range, id])
  return (
    <div className="sheet">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the keyboard edits
        role="grid"
        className="sheet-table"
        aria-label={label}
        aria-multiselectable="true"
        aria-readonly={isReadOnly}
        aria-rowcount={sheet.rows.length + 1}
        aria-activedescendant={cellId(id, range.from)}
        tabIndex={0}
        {...grid.handlers}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} width={column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-number={column.isNumber || undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, nth) => (
            <tr key={row.id} aria-rowindex={nth + 2}>
              {columns.map((column, over) => (
                <Cell
                  key={column.id}
                  id={cellId(id, { row: nth, column: over })}
                  place={{ row: nth, column: over }}
                  column={column}
                  grid={grid}
                  props={props}
                  focusGrid={() => table.current?.focus()}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cellId = (grid: string, { row, column }: Place): string => `${grid}-${row}-${column}`

interface CellProps {
  id: string
  place: Place
  column: GridColumn
  grid: ReturnType<typeof useGrid>
  props: SheetGridProps
  focusGrid: () => void
}

function Cell({ id, place, column, grid, props, focusGrid }: CellProps) {
  const { range, setRange, editing } = grid
  const isActive = range.from.row === place.row && range.from.column === place.column
  const fault = props.fault(place)
  const { bottom, right } = corners(range)
  const hasHandle = !props.isReadOnly && place.row === bottom && place.column === right
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and says which is active
    <td
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cell of a grid
      role="gridcell"
      aria-selected={holds(range, place)}
      aria-readonly={column.isFixed === true || props.isReadOnly}
      aria-invalid={fault !== undefined || undefined}
      title={fault}
      className="sheet-cell"
      data-active={isActive || undefined}
      data-fixed={column.isFixed || undefined}
      data-number={column.isNumber || undefined}
      data-fault={fault !== undefined || undefined}
      data-changed={props.isChanged(place) || undefined}
      onPointerDown={(event) => {
        if (isActive && editing !== null) return
        event.preventDefault()
        if (editing === null) focusGrid()
        setRange(event.shiftKey ? { from: range.from, to: place } : { from: place, to: place })
      }}
      onPointerEnter={(event) => {
        if (event.buttons === 1 && editing === null) setRange({ from: range.from, to: place })
      }}
      onDoubleClick={() => grid.edit(props.textOf(place))}
    >
      {isActive && editing !== null ? (
        <Editor column={column} text={editing} grid={grid} focusGrid={focusGrid} />
      ) : (
        (props.show?.(place) ?? props.textOf(place))
      )}
      {fault !== undefined && <span className="only-heard">{fault}</span>}
      {hasHandle && editing === null && (
        <span
          className="sheet-handle"
          title={m.console_day_sheet_fill()}
          onPointerDown={(event) => {
            event.stopPropagation()
            event.preventDefault()
            addEventListener('pointerup', () => grid.endFilling(), { once: true })
          }}
        />
      )}
    </td>
  )
}

function Editor({
  column,
  text,
  grid,
  focusGrid,
}: {
  column: GridColumn
  text: string
  grid: ReturnType<typeof useGrid>
  focusGrid: () => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    input.current?.focus()
    const end = input.current?.value.length ?? 0
    input.current?.setSelectionRange(end, end)
  }, [])
  return (
    <input
      ref={input}
      className="sheet-input"
      aria-label={column.name}
      defaultValue={text}
      onKeyDown={(event) => {
        if (!['Enter', 'Tab', 'Escape'].includes(event.key)) return
        event.preventDefault()
        event.stopPropagation()
        isDone.current = true
        grid.endEditing(event.key, event.currentTarget.value, event.shiftKey)
        // The field goes with its focus: the keyboard stays with the grid.
        focusGrid()
      }}
      onBlur={(event) => {
        if (!isDone.current) grid.commit(event.currentTarget.value)
      }}
    />
  )
}

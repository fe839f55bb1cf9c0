import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { m } from '../../i18n/index.ts'
import type { Column } from './column.ts'
import type { Target } from './target.ts'

interface ModelRow<Row> {
  id: string
  original: Row
  toggleSelected: () => void
}

/** One row: the first cell is the link to what it stands for. */
export function RowOf<Row>({
  row,
  index,
  shown,
  selects,
  isSelected,
  goal,
}: {
  row: ModelRow<Row>
  index: number
  shown: readonly Column<Row>[]
  selects: boolean
  isSelected: boolean
  goal: Target | undefined
}) {
  const named = String(shown[0]?.value(row.original) ?? index + 1)
  return (
    <tr data-index={index} tabIndex={-1} data-selected={isSelected || undefined}>
      {selects && (
        <td className="table-check">
          <Checkbox
            size="sm"
            aria-label={m.console_table_select({ name: named })}
            checked={isSelected}
            onChange={() => row.toggleSelected()}
          />
        </td>
      )}
      {shown.map((column, at) => {
        const inside: ReactNode = column.cell
          ? column.cell(row.original)
          : column.value(row.original)
        return (
          <td key={column.id} className={column.isNumber ? 'table-number number' : undefined}>
            {at === 0 && goal ? (
              <Link {...(goal as { to: string })} resetScroll={false} className="table-link">
                {inside}
              </Link>
            ) : (
              inside
            )}
          </td>
        )
      })}
    </tr>
  )
}

import { Checkbox, Tooltip, UnstyledButton } from '@mantine/core'
import type { KeyboardEvent, PointerEvent } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { type TableAddress, type Written, writeWidths } from './address.ts'
import type { Column } from './column.ts'
import type { GridProps } from './grid-props.ts'

/** The names of the columns; those that sort are buttons, and each can be made wider. */
export function Head<Row extends object>({
  table,
  shown,
  address,
  write,
  selects,
}: GridProps<Row>) {
  return (
    <>
      <colgroup>
        {selects && <col style={{ width: 40 }} />}
        {shown.map(({ id }, nth) => (
          // The last takes what is left of the card.
          <col
            key={id}
            style={{ width: nth === shown.length - 1 ? undefined : table.getColumn(id)?.getSize() }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selects && (
            <td className="table-check">
              <Checkbox
                size="sm"
                aria-label={m.console_table_select_all()}
                checked={table.getIsAllRowsSelected()}
                indeterminate={table.getIsSomeRowsSelected()}
                onChange={() => table.toggleAllRowsSelected()}
              />
            </td>
          )}
          {shown.map((column) => (
            <Name
              key={column.id}
              column={column}
              address={address}
              write={write}
              width={table.getColumn(column.id)?.getSize() ?? 0}
            />
          ))}
        </tr>
      </thead>
    </>
  )
}

function Name<Row>({
  column,
  address,
  write,
  width,
}: {
  column: Column<Row>
  address: TableAddress
  write: (changes: Written) => unknown
  width: number
}) {
  const sortName = column.sort === true ? column.id : column.sort
  const isSorted = sortName !== undefined && address.sort === sortName
  const direction = isSorted ? (address.isDescending ? 'descending' : 'ascending') : undefined
  const whyNot = column.whyNotSorted?.(address) ?? null
  const turn = () =>
    write({ sort: !isSorted ? sortName : address.isDescending ? undefined : `-${sortName}` })
  return (
    <th
      scope="col"
      className={column.isNumber ? 'table-number' : undefined}
      {...(direction ? { 'aria-sort': direction } : {})}
    >
      {sortName === undefined ? (
        column.name
      ) : whyNot !== null ? (
        <Tooltip
          label={whyNot}
          position="bottom"
          offset={14}
          withinPortal={false}
          events={{ hover: true, focus: true, touch: true }}
        >
          <UnstyledButton className="table-sort" aria-disabled aria-description={whyNot}>
            {column.name}
          </UnstyledButton>
        </Tooltip>
      ) : (
        <UnstyledButton className="table-sort" onClick={turn}>
          {column.name}
          {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={12} />}
        </UnstyledButton>
      )}
      <Widen id={column.id} name={column.name} width={width} address={address} write={write} />
    </th>
  )
}

const STEP_PX = 16
const NARROWEST_PX = 60

function Widen({
  id,
  name,
  width,
  address,
  write,
}: {
  id: string
  name: string
  width: number
  address: TableAddress
  write: (changes: Written) => unknown
}) {
  const set = (to: number) =>
    write({ widths: writeWidths({ ...address.widths, [id]: Math.max(NARROWEST_PX, to) }) })
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key]
    if (step === undefined) return
    event.preventDefault()
    set(width + step)
  }
  const drag = (down: PointerEvent<HTMLHRElement>) => {
    const handle = down.currentTarget
    handle.setPointerCapture(down.pointerId)
    const up = (event: globalThis.PointerEvent) => {
      handle.removeEventListener('pointerup', up)
      set(width + event.clientX - down.clientX)
    }
    handle.addEventListener('pointerup', up)
  }
  return (
    <hr
      className="table-widen"
      aria-orientation="vertical"
      aria-label={m.console_table_width({ name })}
      aria-valuenow={Math.round(width)}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={800}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={drag}
    />
  )
}

import { m } from '../../../../i18n/index.ts'
import { Button, IconButton } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { amountOf } from '../../../goods/amount.ts'
import type { SortLine } from './board-day.ts'

/** One slot of the wall: how many go in, and that they are in. */
export function SlotLine(props: {
  line: SortLine
  isBusy: boolean
  onWhole: (line: SortLine) => void
  onLess: (line: SortLine) => void
  onUndo: (line: SortLine) => void
}) {
  const { line, isBusy } = props
  const slot = m.station_slot({ slot: line.slot, number: line.shortNumber })
  const isLess = line.isMarked && line.sorted < line.quantity
  const state = line.isMarked ? (isLess ? 'less' : 'done') : 'open'
  return (
    <li className={`station-slot station-slot-${state}`}>
      <p className="station-slot-place">
        <span>
          <strong className="number">{line.slot}</strong> <small>{m.station_slot_word()}</small>
        </span>
        <small>{m.station_slot_number({ number: line.shortNumber })}</small>
      </p>
      <p className="station-slot-amount number">
        {line.isMarked
          ? amountOf(line.sorted, line.isWeighed)
          : amountOf(line.quantity, line.isWeighed)}
        {isLess ? (
          <small>{m.station_instead_of({ amount: amountOf(line.quantity, line.isWeighed) })}</small>
        ) : null}
      </p>
      {line.isMarked ? (
        <>
          <Icon
            name={isLess ? 'warning' : 'check'}
            label={isLess ? m.station_is_less() : m.station_is_in()}
          />
          <IconButton
            icon="undo"
            label={m.station_undo_slot({ slot })}
            onClick={() => props.onUndo(line)}
          />
        </>
      ) : (
        <>
          <Button
            kind="plain"
            aria-label={
              line.isWeighed ? m.station_weigh_in({ slot }) : m.station_lacking_in({ slot })
            }
            onClick={() => !isBusy && props.onLess(line)}
          >
            {line.isWeighed ? m.station_weigh() : m.station_lacking()}
          </Button>
          <Button
            kind="soft"
            icon={line.isWeighed ? 'scale' : 'check'}
            aria-label={m.station_in_slot({ slot })}
            onClick={() => !isBusy && props.onWhole(line)}
          >
            {m.station_in()}
          </Button>
        </>
      )}
    </li>
  )
}

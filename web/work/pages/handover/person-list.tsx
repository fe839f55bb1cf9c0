import './handover.css'
import './people.css'
import { useState } from 'react'
import { m, money, timeOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { type Known, type Pickup, standingOf } from './pickup.ts'
import { calledName } from './pickup-name.tsx'

const SHOWN_FIRST = 40

export interface PersonListProps {
  pickups: readonly Pickup[]
  known: Known
  currency: string
  timeZone: string
  onOpen: (pickup: Pickup) => void
  onMore: (pickup: Pickup) => void
}

/** People with their numbers; a tap opens the card, as a scan would. */
export function PersonList(props: PersonListProps) {
  const [isAll, setAll] = useState(false)
  const { pickups } = props
  const shown = isAll ? pickups : pickups.slice(0, SHOWN_FIRST)
  return (
    <>
      <ul className="handover-people">
        {shown.map((pickup) => (
          <PersonLine key={pickup.key} {...props} pickup={pickup} />
        ))}
      </ul>
      {shown.length === pickups.length ? null : (
        <Button kind="plain" isWide onClick={() => setAll(true)}>
          {m.handover_show_all({ count: pickups.length })}
        </Button>
      )}
    </>
  )
}

function PersonLine(props: PersonListProps & { pickup: Pickup }) {
  const { pickup, onOpen, onMore } = props
  return (
    <li>
      <button type="button" className="handover-person" onClick={() => onOpen(pickup)}>
        <span className="handover-row-number number">{pickup.shortNumbers.join(' ')}</span>
        <span className="handover-row-words">
          <strong>{calledName(pickup)}</strong>
          <PersonNote {...props} />
        </span>
      </button>
      <button
        type="button"
        className="handover-row-more"
        aria-label={m.handover_help_person({ name: calledName(pickup) })}
        onClick={() => onMore(pickup)}
      >
        <Icon name="phone" size={20} />
      </button>
    </li>
  )
}

/** Bags, reminders and cash; of who has come, when. */
function PersonNote({ pickup, known, currency, timeZone }: PersonListProps & { pickup: Pickup }) {
  const standings = pickup.orders.map((order) =>
    standingOf(order, known.list.isArrived, known.given),
  )
  const bags = pickup.orders.reduce((sum, { bagCount }) => sum + bagCount, 0)
  const reminders = Math.max(...pickup.orders.map((order) => order.reminders))
  const handed = pickup.orders.find(({ handover }) => handover !== null)?.handover
  const notes = [
    standings.every((standing) => standing === 'handed')
      ? handed
        ? m.handover_note_handed({ time: timeOf(handed.handedAt, timeZone) })
        : m.handover_note_given()
      : bags === 0
        ? null
        : m.handover_note_bags({ count: bags }),
    standings.includes('to-the-door') ? m.handover_note_door() : null,
    standings.includes('not-ready') ? m.handover_note_not_ready() : null,
    reminders === 0 ? null : m.handover_note_reminded({ count: reminders }),
    pickup.orders.some(({ isByLeader }) => isByLeader) ? m.handover_note_by_leader() : null,
  ].filter((note) => note !== null)
  return (
    <small>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {pickup.cashDueMinor === 0 ? null : (
        <span className="handover-note-cash number">{money(pickup.cashDueMinor, currency)}</span>
      )}
    </small>
  )
}

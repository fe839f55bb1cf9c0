import './handover.css'
import './pickup-card.css'
import { useEffect, useRef, useState } from 'react'
import { Refusal } from '../../../desk/refusal.tsx'
import { m, money } from '../../../i18n/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { BagMarks } from './bag-marks.tsx'
import { CashDue } from './cash-due.tsx'
import { GoodsList } from './goods-list.tsx'
import { type Found, type Pickup, pickupOf } from './pickup.ts'
import { PickupName } from './pickup-name.tsx'

/** Somebody was sent: whoever hands over asks for the name. */
function Friend({ name }: { name: string | null }) {
  if (name === null) return null
  return (
    <p className="handover-friend">
      <Icon name="person" size={22} />
      <span>
        <strong>{m.handover_friend({ name })}</strong> {m.handover_friend_check()}
      </span>
    </p>
  )
}

export interface PickupCardProps {
  found: Extract<Found, { is: 'pickup' }>
  currency: string
  isBusy: boolean
  error: unknown
  onGive: (isWithOthers: boolean) => void
  onClose: () => void
}

/** Whose goods they are, which bags to fetch, what to take in cash, and the one big button. */
export function PickupCard({ found, currency, isBusy, error, onGive, onClose }: PickupCardProps) {
  const { pickup, others, isSigned, friend } = found
  // A friend was sent for one order: the rest only where whoever hands over says so.
  const [isWithOthers, setWithOthers] = useState(others !== null && friend === null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // After the sheet that found them has closed: it gives the focus back to what opened it.
    queueMicrotask(() => {
      button.current?.focus({ preventScroll: true })
      button.current?.scrollIntoView({ block: 'nearest' })
    })
  }, [])
  const all: Pickup =
    others !== null && isWithOthers ? pickupOf([...pickup.orders, ...others.orders]) : pickup
  const due = all.cashDueMinor
  return (
    <section className="handover-card" aria-label={m.handover_found()}>
      <IconButton
        icon="close"
        label={m.handover_put_aside()}
        className="handover-card-close"
        onClick={onClose}
      />
      <div role="status">
        <PickupName pickup={all} isSigned={isSigned} />
        <Friend name={friend} />
      </div>
      <BagMarks pickup={all} />
      {others === null ? null : (
        <label className="handover-others">
          <input
            type="checkbox"
            checked={isWithOthers}
            onChange={(event) => setWithOthers(event.target.checked)}
          />
          <span>{m.handover_others({ count: others.orders.length })}</span>
        </label>
      )}
      <GoodsList pickup={all} />
      {due === 0 ? null : <CashDue key={due} dueMinor={due} currency={currency} />}
      <Refusal error={error} />
      <Button
        ref={button}
        isWide
        isBusy={isBusy}
        className="handover-give"
        onClick={() => onGive(isWithOthers)}
      >
        {due === 0 ? m.handover_give() : m.handover_give_for_cash({ amount: money(due, currency) })}
      </Button>
      {isBusy ? null : (
        <p className="handover-card-hint">
          <Icon name="keyboard" size={16} />
          {m.handover_enter_gives()}
        </p>
      )}
    </section>
  )
}

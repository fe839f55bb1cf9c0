import './handover.css'
import './pickup-card.css'
import { useState } from 'react'
import { m, money, moneyParts } from '../../../i18n/index.ts'
import { TextField } from '../../../ui/field.tsx'

/** What is to be taken in cash, and what goes back of what was given. */
export function CashDue({ dueMinor, currency }: { dueMinor: number; currency: string }) {
  const [given, setGiven] = useState('')
  const digits = moneyParts(0, currency).find(({ type }) => type === 'fraction')?.value.length ?? 0
  const givenMinor = Math.round(Number(given.replace(',', '.')) * 10 ** digits)
  const backMinor = given.trim() === '' || Number.isNaN(givenMinor) ? null : givenMinor - dueMinor
  return (
    <div className="handover-cash">
      <p className="handover-cash-due">
        <span>{m.handover_cash_on_pickup()}</span>
        <strong className="number">
          {m.handover_take_cash({ amount: money(dueMinor, currency) })}
        </strong>
      </p>
      <div className="handover-cash-given">
        <TextField
          label={m.handover_cash_given()}
          inputMode="decimal"
          autoComplete="off"
          value={given}
          onChange={(event) => setGiven(event.target.value)}
        />
        <p className="handover-change" aria-live="polite">
          {backMinor === null ? null : backMinor >= 0 ? (
            <>
              <span>{m.handover_change()}</span>
              <strong className="number">{money(backMinor, currency)}</strong>
            </>
          ) : (
            <>
              <span>{m.handover_cash_lacks()}</span>
              <strong className="number desk-ink-need">{money(-backMinor, currency)}</strong>
            </>
          )}
        </p>
      </div>
    </div>
  )
}

import './statement.css'
import { useState } from 'react'
import { MoneyText } from '../../../../desk/money-text.tsx'
import { calendarDay, dateIn, m, money, nameOf, percent } from '../../../../i18n/index.ts'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useWork } from '../../../work.tsx'
import { type Earning, KIND_WORDS, Why } from '../earnings/why.tsx'
import type { EarnerPages } from './earner-pages.ts'
import type { WholeStatement } from './use-statement.ts'

/** Every amount that a payout is made of, with its sum worked out and why it is there. */
export function StatementEntries(props: { statement: WholeStatement; pages: EarnerPages }) {
  const { statement, pages } = props
  const [open, setOpen] = useState<Earning | null>(null)
  const { entries, payout } = statement
  if (entries.length === 0) return null
  return (
    <section className="leader-group">
      <h2>{m.leader_statement_entries({ count: entries.length })}</h2>
      <div className="desk-list">
        {entries.map((entry) => (
          <button
            key={entry.id}
            type="button"
            className="leader-choice"
            onClick={() => setOpen(entry)}
          >
            <span className="leader-goods-words">
              <strong>
                {entry.lineName === null ? KIND_WORDS[entry.kind]() : nameOf(entry.lineName)}
              </strong>
              <EntryNote entry={entry} currency={payout.currency} />
            </span>
            <span className="leader-order-ends">
              <b>
                <MoneyText minor={entry.amountMinor} currency={payout.currency} isSigned />
              </b>
              <span className="leader-why leader-screen-only">{m.leader_why()}</span>
            </span>
          </button>
        ))}
      </div>
      {statement.isWhole ? null : <p className="leader-soft">{m.leader_statement_not_whole()}</p>}
      <Sheet title={m.leader_why_title()} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open === null ? null : <Why entry={open} pages={pages} />}
      </Sheet>
    </section>
  )
}

function EntryNote({ entry, currency }: { entry: Earning; currency: string }) {
  const { region } = useWork()
  const kind = KIND_WORDS[entry.kind]()
  const day = calendarDay(dateIn(entry.earnedAt, region.timeZone))
  const { basisPoints, netMinor } = entry
  return (
    <span className="leader-soft number">
      {entry.orderNumber === null
        ? m.leader_entry_note({ kind, day })
        : m.leader_entry_of_order({ kind, day, number: entry.orderNumber })}
      {basisPoints === null || netMinor === null ? null : (
        <span className="leader-worked-out">
          {m.leader_entry_worked_out({
            net: money(netMinor, currency),
            rate: percent(basisPoints / 10_000, 2),
          })}
        </span>
      )}
    </span>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { kindName } from './words.ts'

export interface ShownEntry {
  id: string
  kind: string
  amountMinor: number
  at: string
  reason: string
  orderId: string | null
  /** What more is known of why it is this amount. */
  detail?: ReactNode
}

/** Entries of earnings or of a statement, each with its cause: why this amount. */
export function EntriesTable({
  entries,
  label,
}: {
  entries: readonly ShownEntry[]
  label: string
}) {
  const { currency, zone } = useConsole()
  if (entries.length === 0) return <p className="console-soft">{m.console_money_entries_none()}</p>
  return (
    <div className="console-over">
      <table className="console-plain" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{m.console_money_when()}</th>
            <th scope="col">{m.console_money_what()}</th>
            <th scope="col">{m.console_money_reason()}</th>
            <th scope="col">{m.console_nav_orders()}</th>
            <th scope="col" className="table-number">
              {m.console_money_amount()}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{instantOf(entry.at, zone)}</td>
              <td>{kindName(entry.kind)}</td>
              <td>
                {entry.reason} {entry.detail}
              </td>
              <td>
                {entry.orderId === null ? null : (
                  <Link to="/orders/$order" params={{ order: entry.orderId }}>
                    {m.console_money_open_order()}
                  </Link>
                )}
              </td>
              <td className="table-number number">{money(entry.amountMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

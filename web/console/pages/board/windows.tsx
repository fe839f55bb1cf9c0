import { Link } from '@tanstack/react-router'
import { useServerNow } from '../../../api/index.ts'
import { instantOf, m, money, nameOf, number } from '../../../i18n/index.ts'
import { leftOf } from '../../frame/countdown.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { windowStateName, windowTone } from '../windows/window.ts'
import type { DayBoard } from './day.ts'

/** The windows of the day, with what they sold and how long they still take orders. */
export function Windows({ board }: { board: DayBoard }) {
  const { currency } = useConsole()
  if (board.windows.length === 0) return null
  return (
    <Panel title={m.console_day_windows()}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="console-over" tabIndex={0}>
        <table className="console-plain">
          <thead>
            <tr>
              <th scope="col">{m.console_day_window()}</th>
              <th scope="col" className="table-number">
                {m.console_day_orders()}
              </th>
              <th scope="col" className="table-number">
                {m.console_day_sales()}
              </th>
              <th scope="col">{m.console_day_cutoff()}</th>
            </tr>
          </thead>
          <tbody>
            {board.windows.map((window) => (
              <tr key={window.id}>
                <th scope="row" className="board-name">
                  <Link to="/windows/$window" params={{ window: window.id }}>
                    {nameOf(window.name)}
                  </Link>
                </th>
                <td className="table-number number">{number(window.orders)}</td>
                <td className="table-number number">{money(window.salesMinor, currency)}</td>
                <td>
                  <Cutoff window={window} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Cutoff({ window }: { window: DayBoard['windows'][number] }) {
  const { zone } = useConsole()
  const left = Date.parse(window.closesAt) - useServerNow()
  if (window.state !== 'open' || left <= 0) {
    return <Chip tone={windowTone(window.state)}>{windowStateName(window.state)}</Chip>
  }
  return (
    <span className="number" title={instantOf(window.closesAt, zone)}>
      {m.console_day_closes_in({ left: leftOf(left) })}
    </span>
  )
}

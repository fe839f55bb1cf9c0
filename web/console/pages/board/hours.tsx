import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { calendarDay, m, money, number, percent } from '../../../i18n/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Loading } from '../../states.tsx'
import type { DayBoard } from './day.ts'

const HoursChart = lazy(() => import('./hours-chart.tsx'))

/** Orders per hour today against a week ago, with three figures of how the day does. */
export function Hours({ board }: { board: DayBoard }) {
  const [isTable, setTable] = useState(false)
  const { hours } = board
  const against = calendarDay(hours.againstDate)
  return (
    <Panel
      title={m.console_day_per_hour({ day: against })}
      action={
        <Button variant="subtle" size="compact-sm" onClick={() => setTable(!isTable)}>
          {isTable ? m.console_day_as_chart() : m.console_day_as_table()}
        </Button>
      }
    >
      <Three board={board} />
      {isTable ? (
        <HoursTable hours={hours} against={against} />
      ) : (
        <Suspense fallback={<Loading lines={5} />}>
          <HoursChart hours={hours} against={against} label={saysOf(hours)} />
        </Suspense>
      )}
    </Panel>
  )
}

const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)

const saysOf = ({ today, against }: DayBoard['hours']): string =>
  m.console_day_chart_says({
    count: number(sum(today)),
    before: number(sum(against.slice(0, today.length))),
  })

function Three({ board: { orders, claims } }: { board: DayBoard }) {
  const { currency } = useConsole()
  const none = m.console_day_not_known()
  return (
    <dl className="board-three">
      <div>
        <dd className="number">
          {orders.orders === 0
            ? none
            : money(Math.round(orders.salesMinor / orders.orders), currency)}
        </dd>
        <dt>{m.console_day_per_order()}</dt>
      </div>
      <div>
        <dd className="number board-good">
          {orders.residents === 0 ? none : percent(orders.returning / orders.residents)}
        </dd>
        <dt>{m.console_day_came_back()}</dt>
      </div>
      <div>
        <dd className="number">
          {claims.medianSeconds === null ? none : lasting(claims.medianSeconds)}
        </dd>
        <dt>{m.console_day_claim_to_refund()}</dt>
      </div>
    </dl>
  )
}

const lasting = (seconds: number): string =>
  seconds < 3600
    ? m.console_day_minutes_seconds({
        minutes: number(Math.floor(seconds / 60)),
        seconds: number(seconds % 60),
      })
    : m.console_day_hours_minutes({
        hours: number(Math.floor(seconds / 3600)),
        minutes: number(Math.floor((seconds % 3600) / 60)),
      })

function HoursTable({ hours, against }: { hours: DayBoard['hours']; against: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="board-hours" tabIndex={0} aria-label={m.console_day_as_table()}>
      <table className="console-plain">
        <thead>
          <tr>
            <th scope="col">{m.console_day_hour()}</th>
            <th scope="col" className="table-number">
              {m.console_day_today()}
            </th>
            <th scope="col" className="table-number">
              {against}
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.against.map((before, hour) => (
            <tr key={String(hour)}>
              <th scope="row">{hourOf(hour)}</th>
              <td className="table-number number">
                {hours.today[hour] === undefined ? '' : number(hours.today[hour])}
              </td>
              <td className="table-number number">{number(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const hourOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

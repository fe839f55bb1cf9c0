import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listWindows, serverNow } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { calendarDay, dateIn, m, nameOf } from '../../../i18n/index.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { openSpan } from './open-span.ts'
import { type Window, windowStateName, windowTone } from './window.ts'

type Listed = Omit<Window, 'communityIds'>

const DAY_MS = 86_400_000
const plus = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
const mondayOf = (date: string): string => plus(date, -((new Date(date).getUTCDay() + 6) % 7))

/** Windows by their pickup day, a week or a month at a time. */
export function Calendar() {
  const { region, zone } = useConsole()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { from?: string; span?: string }
  const today = dateIn(serverNow(), zone)
  const isMonth = search.span === 'month'
  const days = isMonth ? 35 : 7
  const from = mondayOf(search.from ?? today)
  const windows = useQuery(
    readAll(listWindows, {
      region: region.id,
      pickupFrom: from,
      pickupThrough: plus(from, days - 1),
    }),
  )
  const go = (changes: Record<string, string | undefined>) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...changes }),
      replace: true,
    })
  return (
    <div className="console-stack">
      <div className="console-row">
        <Button variant="default" onClick={() => go({ from: plus(from, -7) })}>
          {m.console_day_earlier()}
        </Button>
        <Button variant="default" onClick={() => go({ from: undefined })}>
          {m.console_day_this_week()}
        </Button>
        <Button variant="default" onClick={() => go({ from: plus(from, 7) })}>
          {m.console_day_later()}
        </Button>
        <SegmentedControl
          aria-label={m.console_day_calendar()}
          value={isMonth ? 'month' : 'week'}
          onChange={(span) => go({ span: span === 'month' ? span : undefined })}
          data={[
            { value: 'week', label: m.console_day_week() },
            { value: 'month', label: m.console_day_month() },
          ]}
        />
      </div>
      <Answered of={windows} lines={8}>
        {(items) => (
          <ol className="windows-calendar">
            {Array.from({ length: days }, (_, nth) => plus(from, nth)).map((date) => (
              <li key={date} data-today={date === today || undefined}>
                <h2>{calendarDay(date)}</h2>
                <Day windows={items.filter(({ pickupDate }) => pickupDate === date)} zone={zone} />
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </div>
  )
}

function Day({ windows, zone }: { windows: readonly Listed[]; zone: string }) {
  if (windows.length === 0) return <p className="windows-none">{m.console_day_windows_none()}</p>
  return (
    <>
      {windows.map((window) => (
        <Link
          key={window.id}
          className="windows-card"
          data-tone={windowTone(window.state)}
          to="/windows/$window"
          params={{ window: window.id }}
        >
          <strong>{nameOf(window.name)}</strong>
          <span>{openSpan(window, zone)}</span>
          <span>{m.console_day_offers_count({ count: window.offerCount })}</span>
          <Chip tone={windowTone(window.state)}>{windowStateName(window.state)}</Chip>
        </Link>
      ))}
    </>
  )
}

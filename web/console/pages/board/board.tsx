import './board.css'
import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { getDayBoard, read, serverNow, useLive } from '../../../api/index.ts'
import { dateIn, dayOf, m } from '../../../i18n/index.ts'
import { Icon } from '../../icon.tsx'
import { DESTINATIONS } from '../../nav.ts'
import { useConsole } from '../../session.ts'
import { Failed, Loading } from '../../states.tsx'
import { Communities } from './communities.tsx'
import { CommunitiesMap } from './communities-map.tsx'
import { dayBeside } from './day.ts'
import { Flow } from './flow.tsx'
import { Hours } from './hours.tsx'
import { Needs } from './needs.tsx'
import { Windows } from './windows.tsx'

export default function Board() {
  const { may } = useConsole()
  const [today] = DESTINATIONS
  if (today !== undefined && may(...today.roles)) return <Day />
  // Whoever has no board begins where their own work is.
  const first = DESTINATIONS.find(({ roles }) => may(...roles))
  return first === undefined ? null : <Navigate to={first.to} replace />
}

function Day() {
  const { region, zone } = useConsole()
  const { date } = useSearch({ strict: false }) as { date?: string }
  const today = dateIn(serverNow(), zone)
  const day = date ?? today
  const board = useQuery(read(getDayBoard, { region: region.id, date: day }))
  const isLive = useLive({ region: region.id })
  return (
    <div className="board">
      <Head day={day} today={today} isLive={isLive} />
      {board.data ? (
        <>
          <Flow board={board.data} />
          <div className="board-split">
            <div className="board-column">
              <Hours board={board.data} />
              <Windows board={board.data} />
              <Communities board={board.data} />
            </div>
            <div className="board-column">
              <Needs alerts={board.data.alerts} day={day} />
              <CommunitiesMap board={board.data} />
            </div>
          </div>
        </>
      ) : board.error ? (
        <div className="console-card">
          <Failed error={board.error} retry={board.refetch} />
        </div>
      ) : (
        <div className="console-card">
          <Loading lines={9} />
        </div>
      )}
    </div>
  )
}

function Head({ day, today, isLive }: { day: string; today: string; isLive: boolean }) {
  const navigate = useNavigate()
  const title = m.console_day_pickup_of({ day: dayOf(day, today) })
  useEffect(() => {
    document.title = m.console_title({ page: m.console_day_board() })
  }, [])
  const go = (date: string) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        date: date === today ? undefined : date,
      }),
      replace: true,
    })
  return (
    <div className="board-head">
      <h1>{title}</h1>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={m.console_day_day_before()}
        onClick={() => go(dayBeside(day, -1))}
      >
        <span className="board-before">
          <Icon name="right" size={16} />
        </span>
      </ActionIcon>
      <input
        className="board-date"
        type="date"
        aria-label={m.console_day_choose_day()}
        value={day}
        onChange={(event) => event.target.value && go(event.target.value)}
      />
      <ActionIcon
        variant="default"
        size={34}
        aria-label={m.console_day_day_after()}
        onClick={() => go(dayBeside(day, 1))}
      >
        <Icon name="right" size={16} />
      </ActionIcon>
      <span className="board-live" data-live={isLive || undefined} role="status">
        {isLive ? m.console_day_live() : m.console_day_not_live()}
      </span>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listWindows, useServerNow } from '../../api/index.ts'
import { readAll } from '../../desk/read-all.ts'
import { dateIn, instantOf, m, nameOf } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'

const two = (figure: number): string => String(figure).padStart(2, '0')

/** Hours, minutes and seconds that are left: 02:14:36. */
export function leftOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
}

/** The open window that closes next, and how long it still takes orders. */
export function Countdown() {
  const { region, zone } = useConsole()
  const now = useServerNow()
  const { data } = useQuery({
    ...readAll(listWindows, { region: region.id, pickupFrom: dateIn(now, zone) }),
    refetchInterval: 60_000,
  })
  const next = data
    ?.filter(({ state, closesAt }) => state === 'open' && Date.parse(closesAt) > now)
    .sort((one, other) => one.closesAt.localeCompare(other.closesAt))[0]
  if (next === undefined) return null
  return (
    <Link
      className="console-pill number"
      to="/windows/$window"
      params={{ window: next.id }}
      title={instantOf(next.closesAt, zone)}
    >
      {m.console_window_closes({
        name: nameOf(next.name),
        left: leftOf(Date.parse(next.closesAt) - now),
      })}
    </Link>
  )
}

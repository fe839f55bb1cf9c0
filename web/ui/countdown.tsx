import { useServerNow } from '../api/index.ts'
import { m } from '../i18n/index.ts'

const DAY_SECONDS = 86_400

/** The time left until an instant, by the server's clock: 02:14:36, over a day in days and hours. */
export function Countdown({ until, className = '' }: { until: string; className?: string }) {
  const left = Math.max(0, Math.floor((Date.parse(until) - useServerNow()) / 1000))
  const days = Math.floor(left / DAY_SECONDS)
  const hours = Math.floor((left % DAY_SECONDS) / 3600)
  const text = days > 0 ? m.common_days_hours({ days, hours }) : clockText(left)
  // Told once a minute at most to who listens: a figure that changes each second would never stop.
  return (
    <time className={`number ${className}`} dateTime={until} role="timer" aria-live="off">
      {text}
    </time>
  )
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':')
}

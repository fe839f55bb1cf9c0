import { useNavigate } from '@tanstack/react-router'
import { calendarDay, dayOf, m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'

const DAY_MS = 86_400_000
const beside = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** The pickup date that a page is about; it stands in the address as ?date=. */
export function DatePick(props: {
  date: string
  today: string
  /** The date that is meant where the address names none; today when absent. */
  byDefault?: string
}) {
  const { date, today, byDefault = today } = props
  const navigate = useNavigate()
  const go = (to: string) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        date: to === byDefault ? undefined : to,
      }),
      replace: true,
    })
  const isNear = Math.abs(Date.parse(date) - Date.parse(today)) <= DAY_MS
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a box that are not meant
    <div className="desk-date" role="group" aria-label={m.desk_date()}>
      <button type="button" aria-label={m.desk_day_before()} onClick={() => go(beside(date, -1))}>
        <Icon name="back" size={20} />
      </button>
      <label>
        <span aria-live="polite">
          <strong>{dayOf(date, today)}</strong>
          {isNear ? <small>{calendarDay(date)}</small> : null}
        </span>
        <input
          type="date"
          value={date}
          aria-label={m.desk_date()}
          onChange={(event) => event.target.value !== '' && go(event.target.value)}
        />
      </label>
      <button type="button" aria-label={m.desk_day_after()} onClick={() => go(beside(date, 1))}>
        <Icon name="next" size={20} />
      </button>
    </div>
  )
}

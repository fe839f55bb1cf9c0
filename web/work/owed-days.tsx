import { JobCard } from '../desk/job-card.tsx'
import { dayOf, m, number } from '../i18n/index.ts'
import { type OwedDay, useOwedDays } from './use-owed-days.ts'
import { useWork } from './work.tsx'

/** Earlier days that still owe something, on a page that is about another day. */
export function OwedDays(props: {
  community: string
  /** The page that opens for such a day. */
  to: string
  /** Which days the page has something for; all of them when absent. */
  isFor?: (day: OwedDay) => boolean
}) {
  const { date, today } = useWork()
  const owed = useOwedDays(props.community).data ?? []
  const days = owed.filter((day) => day.pickupDate !== date && (props.isFor?.(day) ?? true))
  if (days.length === 0) return null
  return (
    <nav className="desk-list" aria-label={m.now_owed_title()}>
      {days.map((day) => (
        <JobCard
          key={day.pickupDate}
          icon="clock"
          tone="need"
          title={m.now_owed_still({ day: dayOf(day.pickupDate, today) })}
          note={wordsOf(day)}
          figure={number(day.ready + day.waiting + day.toTheDoor)}
          to={props.to}
          search={{ date: day.pickupDate }}
          action={m.now_open()}
        />
      ))}
    </nav>
  )
}

const wordsOf = (day: OwedDay): string =>
  [
    ...(day.isToConfirm ? [m.now_owed_check()] : []),
    ...(day.people > 0 ? [m.now_owed_people({ count: day.people })] : []),
    ...(day.waiting > 0 ? [m.now_owed_orders({ count: day.waiting })] : []),
    ...(day.toTheDoor > 0 ? [m.now_owed_door_orders({ count: day.toTheDoor })] : []),
  ].join(m.leader_comma())

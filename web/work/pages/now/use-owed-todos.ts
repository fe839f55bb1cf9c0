import { dayOf, instantOf, m, number } from '../../../i18n/index.ts'
import { type OwedDay, useOwedDays } from '../../use-owed-days.ts'
import { useWork } from '../../work.tsx'
import { LEADER } from '../leader/paths.ts'
import { type Todo, type Todos, togetherOf, where } from './todo.ts'

/** What earlier days still owe: it stays here until it is given, taken back or closed. */
export function useOwedTodos(isWanted: boolean): Todos {
  const { region, today, community, jobs } = useWork()
  const owed = useOwedDays(community?.id ?? '', isWanted)
  const isLeader = jobs.includes('leader')
  return {
    ...togetherOf([owed]),
    todos: (owed.data ?? []).flatMap((day, nth) => {
      const of = { day: dayOf(day.pickupDate, today), nth, zone: region.timeZone, owed: day }
      return [...(isLeader ? toConfirm(of) : []), ...toGive(of), ...toCome(of), ...toBring(of)]
    }),
  }
}

interface Of {
  /** The day as people say it. */
  day: string
  /** Of several days the earliest comes first. */
  nth: number
  zone: string
  owed: OwedDay
}

const base = ({ owed, nth }: Of, kind: string, rank: number) => ({
  key: `${kind}-${owed.pickupDate}`,
  rank: rank + nth / 100,
  tone: 'need' as const,
  search: { date: owed.pickupDate },
  action: m.now_handover_go(),
  to: '/handover',
})

const toConfirm = (of: Of): Todo[] =>
  where(Number(of.owed.isToConfirm), () => ({
    ...base(of, 'owed-receive', 11),
    icon: 'box',
    title: m.now_owed_receive({ day: of.day }),
    note: m.now_owed_receive_note(),
    to: LEADER.receive,
    action: m.now_receive_go(),
  }))

const toGive = (of: Of): Todo[] =>
  where(of.owed.people, () => ({
    ...base(of, 'owed-ready', 21),
    icon: 'bag',
    title: m.now_owed_ready({ day: of.day }),
    figure: number(of.owed.people),
    note:
      of.owed.deadlineAt === null
        ? m.now_owed_ready_open()
        : m.now_owed_ready_note({ until: instantOf(of.owed.deadlineAt, of.zone) }),
  }))

const toCome = (of: Of): Todo[] =>
  where(of.owed.waiting, () => ({
    ...base(of, 'owed-late', 45),
    icon: 'truck',
    title: m.now_owed_late({ day: of.day }),
    figure: number(of.owed.waiting),
    note: m.now_owed_late_note(),
    action: m.now_open(),
  }))

const toBring = (of: Of): Todo[] =>
  where(of.owed.toTheDoor, () => ({
    ...base(of, 'owed-doors', 23),
    icon: 'home',
    title: m.now_owed_doors({ day: of.day }),
    figure: number(of.owed.toTheDoor),
  }))

import '../leader/leader.css'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useLive } from '../../../api/live.ts'
import { JobCard } from '../../../desk/job-card.tsx'
import { calendarDay, m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { Page } from '../../page.tsx'
import type { Place } from '../../places.ts'
import { useWork, type Work } from '../../work.tsx'
import { LEADER } from '../leader/paths.ts'
import type { Todos } from './todo.ts'
import { useHandoverTodos, useLeaderTodos } from './use-leader-todos.ts'
import { useCourierTodos, useStationTodos, useSupplierTodos } from './use-other-todos.ts'
import { useOwedTodos } from './use-owed-todos.ts'

/** What to do now: the next thing large, the rest below it. */
export default function Now() {
  const work = useWork()
  useLive({ region: work.region.id })
  return (
    <Page title={m.now_title({ name: work.me.name })} {...placeOf(work)}>
      <p className="desk-hint">{calendarDay(work.today)}</p>
      {work.jobs.length === 0 ? <NoJob /> : <ThingsToDo />}
    </Page>
  )
}

/** The place that what is to be done is about, where it is of one kind. */
function placeOf({ jobs }: Work): { place?: Place['kind'] } {
  if (jobs.includes('leader')) return { place: 'community' }
  if (jobs.includes('station')) return { place: 'station' }
  if (jobs.includes('handover')) return { place: 'community' }
  return jobs.includes('supplier') ? { place: 'supplier' } : {}
}

function ThingsToDo() {
  const { jobs } = useWork()
  const all: Todos[] = [
    useLeaderTodos(jobs.includes('leader')),
    useHandoverTodos(jobs.includes('handover')),
    useOwedTodos(jobs.includes('handover')),
    useStationTodos(jobs.includes('station')),
    useCourierTodos(jobs.includes('courier')),
    useSupplierTodos(jobs.includes('supplier')),
  ]
  const [first, ...rest] = all.flatMap(({ todos }) => todos).sort((a, b) => a.rank - b.rank)
  const failed = all.find(({ error }) => error !== null)
  if (all.some(({ isPending }) => isPending)) return <Skeleton kind="page" count={2} />
  if (first === undefined) return failed ? <Failed error={failed.error} /> : <AllDone />
  return (
    <Fragment>
      <JobCard {...first} isMain />
      {rest.length === 0 ? null : (
        <section className="leader-group">
          <h2>{m.now_then()}</h2>
          <div className="desk-list">
            {rest.map(({ key, ...todo }) => (
              <JobCard key={key} {...todo} />
            ))}
          </div>
        </section>
      )}
    </Fragment>
  )
}

function AllDone() {
  return (
    <Empty icon="check-circle" title={m.now_done_title()}>
      {m.now_done_text()}
    </Empty>
  )
}

/** A resident who came here may apply to lead; who works at headquarters is shown the way there. */
function NoJob() {
  const { grants } = useWork()
  if (grants.length > 0) {
    return (
      <Empty
        icon="home"
        title={m.now_at_desk_title()}
        action={
          <a href="/console" className={buttonClass('main')}>
            {m.now_at_desk_go()}
          </a>
        }
      >
        {m.now_at_desk_text()}
      </Empty>
    )
  }
  return (
    <Empty
      icon="people"
      title={m.now_no_job_title()}
      action={
        <Link to={LEADER.apply} className={buttonClass('main')}>
          {m.leader_apply_title()}
        </Link>
      }
    >
      {m.now_no_job_text()}
    </Empty>
  )
}

import '../leader.css'
import { isRefused } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Failed, Skeleton } from '../../../../ui/states.tsx'
import { Page } from '../../../page.tsx'
import { useWork } from '../../../work.tsx'
import { useLeadership } from '../use-leader.ts'
import { ApplyForm } from './apply-form.tsx'

/** Applying to lead, and how far the application is. */
export default function Apply() {
  const leader = useLeadership()
  const isNew = isRefused(leader.error) && leader.error.status === 404
  return (
    <Page title={m.leader_apply_title()} back="/">
      {isNew || leader.data?.state === 'exited' ? <ApplyForm /> : null}
      {leader.data === undefined && !isNew ? (
        leader.isError ? (
          <Failed error={leader.error} onRetry={() => leader.refetch()} />
        ) : (
          <Skeleton kind="page" count={1} />
        )
      ) : null}
      {leader.data === undefined ? null : <Application application={leader.data} />}
    </Page>
  )
}

type Leadership = NonNullable<ReturnType<typeof useLeadership>['data']>

function Application({ application }: { application: Leadership }) {
  const { region } = useWork()
  const { state } = application
  return (
    <section className="desk-card leader-stack">
      <div className="leader-line">
        <h2>{m.leader_application()}</h2>
        <Tag tone={state === 'approved' ? 'go' : state === 'rejected' ? 'need' : 'wait'}>
          {STATE_WORDS[state]()}
        </Tag>
      </div>
      <p>{m.leader_applied_at({ when: instantOf(application.appliedAt, region.timeZone) })}</p>
      <p className="leader-said">{application.application.message}</p>
      <p>{STATE_TEXTS[state]()}</p>
      {application.rejectedWhy === null ? null : <p>{application.rejectedWhy}</p>}
      {state === 'rejected' ? <ApplyForm /> : null}
    </section>
  )
}

const STATE_WORDS: Record<Leadership['state'], () => string> = {
  applied: m.leader_applied,
  approved: m.leader_approved,
  rejected: m.leader_rejected,
  exited: m.leader_exited,
}
const STATE_TEXTS: Record<Leadership['state'], () => string> = {
  applied: m.leader_applied_text,
  approved: m.leader_approved_text,
  rejected: m.leader_rejected_text,
  exited: m.leader_exited_text,
}

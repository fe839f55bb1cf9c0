import './work.css'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { Failed } from '../desk/empty.tsx'
import { m } from '../i18n/index.ts'
import { Newer } from '../offline/newer.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { Job } from './jobs.ts'
import { useDeeds } from './offline/index.ts'
import { SignInPage } from './sign-in-page.tsx'
import { useWork, WorkProvider } from './work.tsx'

/** What stands around every page of the work face: the jobs of whoever is signed in. */
export function Frame() {
  return (
    <WorkProvider
      waiting={<Waiting />}
      failed={(error) => <Unknown error={error} />}
      signedOut={<SignInPage />}
    >
      <div className="standing" role="status">
        <Newer script="/work/sw.js" scope="/work" />
      </div>
      <KeptDeeds />
      <div className="work-frame">
        <a className="work-skip" href="#work-main">
          {m.work_skip()}
        </a>
        <Bar />
        <main className="work-main" id="work-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </WorkProvider>
  )
}

/** What this phone keeps is told from whichever page stands open, and its count is always known. */
function KeptDeeds() {
  useDeeds(useWork().me.id)
  return null
}

const JOB_ICONS: Record<Job, IconName> = {
  leader: 'people',
  handover: 'bag',
  station: 'box',
  courier: 'truck',
  supplier: 'leaf',
}

const JOB_NAMES: Record<Job, () => string> = {
  leader: m.work_leader,
  handover: m.work_handover,
  station: m.work_station,
  courier: m.work_courier,
  supplier: m.work_supplier,
}

/** Below on a phone, at the side on what is wider. */
function Bar() {
  const { jobs } = useWork()
  return (
    <nav className="work-bar" aria-label={m.work_bar()}>
      <p className="work-brand" aria-hidden="true">
        {m.work_brand()}
      </p>
      <ul>
        <BarItem to="/" icon="clock" name={m.work_now()} isExact />
        {jobs.map((job) => (
          <BarItem key={job} to={`/${job}`} icon={JOB_ICONS[job]} name={JOB_NAMES[job]()} />
        ))}
        <BarItem to="/me" icon="person" name={m.work_me()} />
      </ul>
    </nav>
  )
}

function BarItem(props: { to: string; icon: IconName; name: string; isExact?: boolean }) {
  return (
    <li>
      <Link to={props.to} activeOptions={{ exact: props.isExact ?? false, includeSearch: false }}>
        <Icon name={props.icon} />
        <span>{props.name}</span>
      </Link>
    </li>
  )
}

/** While it is asked who works here: the page's own shape, without words. */
function Waiting() {
  return (
    <div className="work-frame" aria-busy="true">
      <p className="only-heard" role="status">
        {m.work_waiting()}
      </p>
      <div className="work-bar" />
      <div className="work-main">
        <div className="work-page">
          <div className="desk-bone work-bone-title" />
          <div className="desk-bone work-bone-card" />
          <div className="desk-bone work-bone-row" />
          <div className="desk-bone work-bone-row" />
        </div>
      </div>
    </div>
  )
}

/** It cannot be asked who works here, and this phone does not know it from before. */
function Unknown({ error }: { error: unknown }) {
  const client = useQueryClient()
  const again = () =>
    client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  return (
    <main className="work-main" id="work-main">
      <div className="work-page">
        <header className="work-head">
          <div className="work-head-names">
            <h1>{m.work_brand()}</h1>
          </div>
        </header>
        <Failed error={error} onRetry={again} />
      </div>
    </main>
  )
}

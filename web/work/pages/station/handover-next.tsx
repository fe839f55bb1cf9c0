import { JobCard } from '../../../desk/job-card.tsx'
import { m } from '../../../i18n/index.ts'

/** Where goods are fetched the next thing is always to give them out. */
export const HandoverNext = () => (
  <JobCard
    title={m.station_handover()}
    icon="bag"
    note={m.station_handover_text()}
    to="/handover"
    action={m.station_handover()}
    isMain
  />
)

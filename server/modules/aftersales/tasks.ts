import type { Task } from '#platform/jobs'
import { WORK_INCIDENT } from './declare-incident.ts'
import { workIncident } from './work-incident.ts'

export const aftersalesTasks: Task[] = [
  {
    name: WORK_INCIDENT,
    work: ({ regionId, incidentId }, db) =>
      workIncident(db, { regionId: String(regionId), incidentId: String(incidentId) }),
  },
]

import type { Grant } from '../api/index.ts'

/** What somebody does in the work face; each has its pages and its place in the bar. */
export const JOBS = ['leader', 'handover', 'station', 'courier', 'supplier'] as const

export type Job = (typeof JOBS)[number]

const JOBS_OF: Partial<Record<Grant['role'], readonly Job[]>> = {
  leader: ['leader', 'handover'],
  leader_helper: ['handover'],
  station_manager: ['station', 'handover'],
  station_staff: ['station', 'handover'],
  courier: ['courier'],
  supplier: ['supplier'],
  admin: ['leader', 'handover', 'station', 'supplier'],
  operations: ['leader', 'handover', 'station', 'supplier'],
  supervisor: ['leader', 'handover', 'station', 'supplier'],
}

const OVERSEERS: readonly Grant['role'][] = ['admin', 'operations', 'supervisor']

/** The jobs that some grants give, in the bar's order. */
export function jobsOf(grants: readonly Grant[]): Job[] {
  const given = new Set(grants.flatMap(({ role }) => JOBS_OF[role] ?? []))
  return JOBS.filter((job) => given.has(job))
}

/** Whether the grants let somebody look at every place of the region. */
export const isOverseer = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => OVERSEERS.includes(role))

/** Whether somebody drives for all of the region, and not for one station of it. */
export const drivesEverywhere = (grants: readonly Grant[]): boolean =>
  grants.some(({ role, stationId }) => role === 'courier' && stationId === null)

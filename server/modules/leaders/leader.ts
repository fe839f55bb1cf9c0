/** Levels a leader may have; a commission plan can name a rate for each. */
export const LEVELS = ['standard', 'silver', 'gold', 'partner'] as const
export type Level = (typeof LEVELS)[number]

export interface LeaderHours {
  /** 1 is Monday. */
  weekday: number
  /** HH:MM in the region's time zone. */
  opensAt: string
  closesAt: string
}

/** What a person wrote when they applied. */
export interface Application {
  communityIds: string[]
  pickupStationId: string | null
  message: string
}

/** A leadership: one stay of a person as leader in a region, from the application to the exit. */
export interface Leader {
  regionId: string
  id: string
  personId: string
  /** Ends the leader's link; null until approved. */
  code: string | null
  name: string
  /** E.164, unmasked. */
  phone: string | null
  pickupStationId: string | null
  level: Level
  hours: LeaderHours[]
  application: Application
  appliedAt: Date
  approvedAt: Date | null
  rejectedAt: Date | null
  rejectedWhy: string | null
  exitedAt: Date | null
  exitedWhy: string | null
  version: number
}

export const STATES = ['applied', 'approved', 'rejected', 'exited'] as const
export type LeaderState = (typeof STATES)[number]

export function stateOf(
  leader: Pick<Leader, 'approvedAt' | 'rejectedAt' | 'exitedAt'>,
): LeaderState {
  if (leader.exitedAt !== null) return 'exited'
  if (leader.rejectedAt !== null) return 'rejected'
  return leader.approvedAt === null ? 'applied' : 'approved'
}

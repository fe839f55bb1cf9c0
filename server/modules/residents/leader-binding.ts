import type { ServingLeader } from './leader-finder.ts'
import type { BindingReason } from './resident.ts'

/** Days that a resident stays with a leader they chose, so that commission is not played with. */
export const DAYS_BETWEEN_CHOICES = 30
const DAY_MS = 86_400_000

/** The leader a resident starts with: the one of the link that serves there, else the main one. */
export function firstLeader(
  serving: readonly ServingLeader[],
  linkLeaderId: string | undefined,
): { leaderId: string; why: BindingReason } | undefined {
  if (linkLeaderId !== undefined && serves(serving, linkLeaderId)) {
    return { leaderId: linkLeaderId, why: 'link' }
  }
  const main = serving.find((leader) => leader.isMain) ?? serving[0]
  return main === undefined ? undefined : { leaderId: main.leaderId, why: 'community' }
}

/** Whether a leader is among those who serve. */
export const serves = (serving: readonly ServingLeader[], leaderId: string | null): boolean =>
  serving.some((leader) => leader.leaderId === leaderId)

/**
 * When a resident may choose a leader again: thirty days after their last own choice, but at once
 * when the bound leader no longer serves them.
 */
export function nextChoiceAt(
  lastChoiceAt: Date | undefined,
  isBoundLeaderServing: boolean,
): Date | undefined {
  if (lastChoiceAt === undefined || !isBoundLeaderServing) return undefined
  return new Date(lastChoiceAt.getTime() + DAYS_BETWEEN_CHOICES * DAY_MS)
}

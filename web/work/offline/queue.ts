import { type Deed, type DeedAnswer, fateOf } from './deed.ts'

/** All deeds of one person on this phone, the oldest first. */
export type Queue = readonly Deed[]

const MOST_IN_BATCH = 100

export const isWaiting = (deed: Deed): boolean => deed.fate.is === 'waiting'

/** Whether somebody has to look at it. */
export const needsEyes = ({ fate }: Deed): boolean =>
  (fate.is === 'conflict' || fate.is === 'refused') && !fate.isSeen

/** Puts a deed in; one that is there already stays as it is. */
export const withDeed = (queue: Queue, deed: Deed): Queue =>
  queue.some(({ itemId }) => itemId === deed.itemId) ? queue : [...queue, deed]

/**
 * The orders that this phone has given and a list read at `asOf` does not know of: later lists say
 * themselves what was given, and what was taken back since.
 */
export const givenOrders = (queue: Queue, asOf: string): Set<string> =>
  new Set(
    queue
      .filter(({ fate }) => fate.is === 'waiting' || (fate.is !== 'refused' && fate.at >= asOf))
      .flatMap(({ orderIds }) => orderIds),
  )

/** What was tried with a failing network, to be asked again under its own key. */
export const uncertainOf = (queue: Queue): Deed[] =>
  queue.filter((deed) => isWaiting(deed) && deed.triedKey !== null)

/** Notes that the server did not take what was tried: from now on it is told as done offline. */
export const withoutTried = (queue: Queue, itemId: string): Queue =>
  queue.map((deed) => (deed.itemId === itemId ? { ...deed, triedKey: null } : deed))

/** The next deeds to send, all of one community, the oldest first; empty when none waits. */
export function nextBatch(queue: Queue, after: ReadonlySet<string> = new Set()): Deed[] {
  const waiting = queue.filter((deed) => {
    return isWaiting(deed) && deed.triedKey === null && !after.has(deed.itemId)
  })
  const [first] = waiting
  if (first === undefined) return []
  return waiting
    .filter(({ regionId, communityId }) => {
      return regionId === first.regionId && communityId === first.communityId
    })
    .slice(0, MOST_IN_BATCH)
}

/** Notes that deeds are being sent: from now on the server may know them. */
export function withSent(queue: Queue, itemIds: ReadonlySet<string>, at: string): Queue {
  return queue.map((deed) =>
    itemIds.has(deed.itemId) && deed.sentAt === null ? { ...deed, sentAt: at } : deed,
  )
}

/** Takes the server's answers over; an answer to what is not there or has ended says nothing. */
export function withAnswers(queue: Queue, answers: readonly DeedAnswer[], at: string): Queue {
  const of = new Map(answers.map((answer) => [answer.itemId, answer]))
  return queue.map((deed) => {
    const answer = of.get(deed.itemId)
    return answer === undefined || !isWaiting(deed) ? deed : { ...deed, fate: fateOf(answer, at) }
  })
}

/**
 * Takes back a deed that the server cannot know. What was sent once may be known there, and is
 * taken back there.
 * @returns the same queue when it may not be taken back here
 */
export function withoutUnsent(queue: Queue, itemId: string): Queue {
  const kept = queue.filter((deed) => deed.itemId !== itemId || deed.sentAt !== null)
  return kept.length === queue.length ? queue : kept
}

/** Notes that somebody has seen what did not fit. */
export const withSeen = (queue: Queue, itemId: string): Queue =>
  queue.map((deed) =>
    deed.itemId === itemId && (deed.fate.is === 'conflict' || deed.fate.is === 'refused')
      ? { ...deed, fate: { ...deed.fate, isSeen: true } }
      : deed,
  )

/** Puts what was refused in line again. */
export const withRetry = (queue: Queue, itemId: string): Queue =>
  queue.map((deed) =>
    deed.itemId === itemId && deed.fate.is === 'refused'
      ? { ...deed, fate: { is: 'waiting', code: deed.fate.code } }
      : deed,
  )

/** Forgets what is settled of days before; what waits or needs eyes stays, however old. */
export const withoutPast = (queue: Queue, today: string): Queue =>
  queue.filter((deed) => deed.pickupDate >= today || isWaiting(deed) || needsEyes(deed))

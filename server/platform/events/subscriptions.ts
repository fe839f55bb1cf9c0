import type { Tx } from '#platform/db'

/** A fact as it was announced. The body holds ids and figures, no personal data. */
export interface EventRow {
  regionId: string
  id: string
  type: string
  subjectKind: string
  subjectId: string
  body: Record<string, unknown>
  actorId: string | null
  occurredAt: Date
}

/** What must be true together with the fact: it runs in the fact's own transaction. */
export interface Reaction {
  name: string
  to: string
  react(tx: Tx, events: EventRow[]): Promise<void>
}

/**
 * What comes after the fact. It gets events in sets, in a transaction of its own that also marks
 * them delivered; a set that fails is delivered one by one, so that one bad event harms only itself.
 */
export interface Consumer {
  name: string
  of: readonly string[]
  consume(tx: Tx, events: EventRow[]): Promise<void>
}

export interface Subscriptions {
  reactions?: Reaction[]
  consumers?: Consumer[]
}

const reactions = new Map<string, Reaction>()
const consumers = new Map<string, Consumer>()

/** Called by the composition root, once a module; a name subscribed again is replaced. */
export function subscribe(subscriptions: Subscriptions): void {
  for (const reaction of subscriptions.reactions ?? []) reactions.set(reaction.name, reaction)
  for (const consumer of subscriptions.consumers ?? []) consumers.set(consumer.name, consumer)
}

/** Forgets all: for tests that compose a part of the program. */
export function clearSubscriptions(): void {
  reactions.clear()
  consumers.clear()
}

export const reactionsTo = (type: string): Reaction[] =>
  [...reactions.values()].filter((reaction) => reaction.to === type)

export const listConsumers = (): Consumer[] => [...consumers.values()]

export const findConsumer = (name: string): Consumer | undefined => consumers.get(name)

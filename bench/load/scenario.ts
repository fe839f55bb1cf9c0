import type { Connection } from './connection.ts'

/** What came of one unit of work. */
export type Outcome = 'done' | 'refused' | 'failed'

/** One buyer with a connection of their own. */
export interface Actor {
  /** From 0. */
  index: number
  connection: Connection
}

/**
 * What each actor does again and again: `turn` counts over all actors, so that no two units are the
 * same. Made once in the load process, from what the bench gave it.
 */
export type Scenario = (actor: Actor, turn: number) => Promise<Outcome>

/** The default export of a scenario's file. `given` went through JSON. */
export type MakeScenario = (given: never) => Scenario

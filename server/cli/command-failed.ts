import { Refusal } from '#platform/refusals'

/** A command that cannot do its work, for a reason the person at the terminal can act on. */
export class CommandFailed extends Error {}

/** A refusal is a sentence for whoever typed the command. */
export function plainly(error: unknown): never {
  if (error instanceof Refusal) throw new CommandFailed(error.message, { cause: error })
  throw error
}

import type { Field, Values } from './field.ts'

/** One's own filling over what somebody else saved: what no field asks for stays as they left it. */
export const keptOver = (fields: readonly Field[], mine: Values, theirs: Values): Values => ({
  ...theirs,
  ...Object.fromEntries(fields.map(({ name }) => [name, mine[name]])),
})

/** What somebody else saved, with what was filled in beside it, like the reason of the change. */
export const takenOver = (mine: Values, theirs: Values): Values => ({ ...mine, ...theirs })

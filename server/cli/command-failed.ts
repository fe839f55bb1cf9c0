/** A command that cannot do its work, for a reason the person at the terminal can act on. */
export class CommandFailed extends Error {}

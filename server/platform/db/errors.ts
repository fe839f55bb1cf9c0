const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

/** A serialization failure or a deadlock: nothing was done, and the same again may succeed. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01' || code === '55P03'
}

/** The database gave a statement up because it took too long: nothing was done. */
export const isOverdue = (error: unknown): boolean => codeOf(error) === '57014'

/** The connection went away: whether a COMMIT in flight took effect is not known. */
export function isDeadConnection(error: unknown): boolean {
  const code = codeOf(error)
  if (code === undefined) {
    // "Not queryable": what a rollback on a dead connection says, in place of how it died.
    return /Connection terminated|is not queryable|timeout exceeded when trying to connect|CONNECTION_/.test(
      String(error),
    )
  }
  // Besides connections that end: one refused for there being too many, one ended for idling within a
  // transaction, and a socket that was written to after its end.
  return (
    /^(08|57P0|53300|25P03)/.test(code) ||
    /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|CONNECT|ERR_STREAM|ERR_SOCKET)/.test(
      code,
    )
  )
}

/** A unique key was taken; constraint narrows it to one key by name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint
}

/** A row was named that is not there. */
export const isForeignKeyViolation = (error: unknown): boolean => codeOf(error) === '23503'

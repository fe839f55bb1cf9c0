interface Pointing {
  name: string
  foreignKeys: readonly { to: string }[]
}

/**
 * Tables in an order in which each comes after those its foreign keys lead to; by name otherwise.
 * @returns the order, and the names of those whose keys lead round in a circle
 */
export function inKeyOrder<Table extends Pointing>(
  tables: readonly Table[],
): {
  ordered: Table[]
  circle: string[]
} {
  const waiting = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((table) =>
      table.foreignKeys.every(({ to }) => to === table.name || !waiting.has(to)),
    )
    if (free.length === 0) return { ordered, circle: [...waiting.keys()] }
    for (const table of free) waiting.delete(table.name)
    ordered.push(...free)
  }
  return { ordered, circle: [] }
}

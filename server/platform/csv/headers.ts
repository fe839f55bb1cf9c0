import type { Column, Columns } from './columns.ts'
import { unguardFormula } from './formula-guard.ts'

interface HeaderProblem {
  column: string
  reason: string
}

export interface MatchedHeaders {
  /** Field → place of its cell in a row. */
  places: Map<string, number>
  /** The name in reports of a column → its header as the file writes it. */
  written: Map<string, string>
  problems: HeaderProblem[]
  notes: string[]
}

/** The header by which a column is called in reports. */
export function nameOf(column: Column<unknown>): string {
  return column.names[0]
}

/** Problems by the headers that stand in the person's file, whichever language they are in. */
export const asWritten = <One extends { column: string }>(
  problems: readonly One[],
  { written }: { written: ReadonlyMap<string, string> },
): One[] => problems.map((one) => ({ ...one, column: written.get(one.column) ?? one.column }))

/** Finds which cell belongs to which column; two headers for one column would be a guess. */
export function matchHeaders(cells: readonly string[], columns: Columns): MatchedHeaders {
  const fields = fieldsByName(columns)
  const matched: MatchedHeaders = {
    ...{ places: new Map(), written: new Map() },
    ...{ problems: [], notes: [] },
  }
  const seen = new Map<string, string>()
  cells.forEach((cell, place) => {
    const header = unguardFormula(cell).trim()
    const key = folded(header)
    if (key === '') return
    const field = fields.get(key)
    const before = seen.get(field ?? key)
    if (before !== undefined) {
      const reason = `The columns “${before}” and “${header}” say the same; remove one.`
      matched.problems.push({ column: header, reason })
      return
    }
    seen.set(field ?? key, header)
    if (field === undefined) matched.notes.push(`The column “${header}” is not used.`)
    else {
      matched.places.set(field, place)
      matched.written.set(nameOf(columns[field]!), header)
    }
  })
  for (const [field, column] of Object.entries(columns)) {
    if (!column.required || matched.places.has(field)) continue
    const names = column.names.join(' / ')
    matched.problems.push({ column: nameOf(column), reason: `The column ${names} is missing.` })
  }
  return matched
}

function fieldsByName(columns: Columns): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [field, column] of Object.entries(columns)) {
    for (const name of column.names) fields.set(folded(name), field)
  }
  return fields
}

function folded(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()
}

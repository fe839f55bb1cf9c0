import { type Cell, writeTable } from '#platform/csv'
import type { Api } from './api.ts'

export const sheetOf = (headers: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  writeTable(headers, rows, { mark: false })

/** Sends a sheet of which every row must be taken. @throws Error with the first problems */
export async function importTable(
  api: Api,
  token: string,
  path: string,
  table: string,
): Promise<void> {
  const body = { table, dryRun: false, skipBadRows: false }
  const report = await api.ask<{ problems: unknown[] }>({ method: 'POST', path, token, body })
  if (report.problems.length === 0) return
  throw new Error(`${path}: ${JSON.stringify(report.problems.slice(0, 5))}`)
}

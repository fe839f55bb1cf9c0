// A spreadsheet runs a cell that starts so as a formula, the full-width signs included where the
// user's language has them. Source: OWASP, "CSV Injection". The apostrophe before it is what
// spreadsheets themselves use for "this is text". Cells that already have one in front of such a
// sign get another, so that taking one off gives back exactly what was written.
const WRITTEN = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

export function guardFormula(cell: string): string {
  return WRITTEN.test(cell) ? `'${cell}` : cell
}

export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

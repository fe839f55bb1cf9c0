const NEEDS_ESCAPE = /["\\]/

/** Values as PostgreSQL reads an array; a text is one that is written already. */
export function writeList(values: readonly unknown[] | string): string {
  if (typeof values === 'string') return values
  return `{${values.map(writeItem).join(',')}}`
}

function writeItem(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  return typeof value === 'number' ? String(value) : quotedItem(String(value))
}

/** A text within an array. */
export const quotedItem = (text: string): string =>
  NEEDS_ESCAPE.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`

import { isRefused } from '../../api/index.ts'

/** Where a refusal points: the field it names, or the fields that had not the shape asked for. */
export function fieldsOf(error: unknown): Record<string, string> {
  if (!isRefused(error)) return {}
  const { field, errors } = error.told
  if (typeof field === 'string') return { [field.split(/[./]/)[0] ?? field]: error.message }
  if (!Array.isArray(errors)) return {}
  const found: Record<string, string> = {}
  for (const fault of errors as { at?: string; message?: string }[]) {
    const name = fault.at?.split('/')[1]
    if (name) found[name] = fault.message ?? error.message
  }
  return found
}

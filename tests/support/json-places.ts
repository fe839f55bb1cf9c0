// biome-ignore lint/suspicious/noExplicitAny: JSON that is meant to be wrong
type Json = any

/** Every place of a JSON value, itself first; of a list the first item. */
export function* placesIn(
  value: Json,
  path: string[] = [],
): Generator<{ path: string[]; value: Json }> {
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  const entries = Array.isArray(value) ? value.slice(0, 1).entries() : Object.entries(value)
  for (const [name, inner] of entries) yield* placesIn(inner, [...path, String(name)])
}

/** The value with something else at one of its places. */
export function withAt(right: Json, path: readonly string[], wrong: unknown): Json {
  const [name, ...rest] = path
  if (name === undefined) return wrong
  const copy = Array.isArray(right) ? [...right] : { ...right }
  copy[name] = withAt(copy[name], rest, wrong)
  return copy
}

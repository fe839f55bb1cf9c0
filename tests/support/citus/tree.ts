/** A node of PostgreSQL's own parse tree, as libpg-query prints it: { TypeName: { field: … } }. */
export type Node = Record<string, unknown>

export const kindOf = (node: unknown): string =>
  typeof node === 'object' && node !== null ? (Object.keys(node)[0] ?? '') : ''

export const bodyOf = (node: unknown): Node =>
  (typeof node === 'object' && node !== null ? (Object.values(node)[0] ?? {}) : {}) as Node

export const listOf = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : [])

export const namesOf = (value: unknown): string[] =>
  listOf(value).map((node) => String(bodyOf(node).sval ?? '*'))

/** Every node below one, itself included; `enters` says whether to look below a node of a kind. */
export function* nodesIn(
  value: unknown,
  enters: (kind: string) => boolean = () => true,
): Generator<[kind: string, body: Node]> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one, enters)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const isKind = /^[A-Z]/.test(name)
      if (isKind) yield [name, inner as Node]
      if (!isKind || enters(name)) yield* nodesIn(inner, enters)
    }
  }
}

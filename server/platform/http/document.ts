/** Any JSON object of an OpenAPI document. */
type Node = { [key: string]: unknown }

interface Shape {
  node: Node
  uses: number
  names: Map<string, number>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head']
const SMALLEST_SHARED = 300

/**
 * Makes the generated OpenAPI document short and readable: shapes that occur twice become named
 * components, and every reply says what it is.
 */
export function tidyDocument(document: object): object {
  const operations = operationsOf(document as Node)
  const shapes = new Map<string, Shape>()
  for (const operation of operations) {
    for (const { schema, name } of schemasOf(operation)) countShapes(shapes, schema, name)
  }
  const names = nameShared(shapes)
  const components: Node = {}
  for (const [key, name] of names) components[name] = shareWithin(shapes.get(key)!.node, names)
  for (const operation of operations) {
    for (const { schema, put } of schemasOf(operation)) put(share(schema, names))
    sayWhatReplies(operation)
  }
  const known = (document as { components?: { schemas?: Node } }).components ?? {}
  return { ...document, components: { ...known, schemas: { ...known.schemas, ...components } } }
}

function operationsOf(document: Node): Node[] {
  const paths: Record<string, Node>[] = Object.values(document.paths ?? {})
  return paths.flatMap((path) =>
    METHODS.flatMap((method): Node[] => (path[method] ? [path[method]] : [])),
  )
}

interface Held {
  schema: Node
  name: string
  put(schema: Node): void
}

/** The body and the replies of an operation, with a name each would deserve. */
function schemasOf(operation: Node): Held[] {
  const id = String(operation.operationId ?? 'thing')
  // getOrder answers an order, listOrders orders.
  const noun = pascal(id.replace(/^[a-z]+/, '') || id)
  const body = operation.requestBody as Node | undefined
  const replies = Object.values((operation.responses ?? {}) as Record<string, Node>)
  return [
    ...(body === undefined ? [] : heldIn(body, `${noun}Body`)),
    ...replies.flatMap((reply) => heldIn(reply, noun)),
  ]
}

function heldIn(holder: Node, name: string): Held[] {
  const contents = Object.values((holder.content ?? {}) as Record<string, Node>)
  return contents.flatMap((content) => {
    const put = (schema: Node) => void Object.assign(content, { schema })
    return content.schema === undefined ? [] : [{ schema: content.schema as Node, name, put }]
  })
}

function countShapes(shapes: Map<string, Shape>, node: Node, name: string): void {
  if (isShareable(node)) {
    const key = keyOf(node)
    const seen = shapes.get(key)
    const shape = seen ?? { node: bare(node), uses: 0, names: new Map() }
    shapes.set(key, shape)
    shape.uses += 1
    shape.names.set(name, (shape.names.get(name) ?? 0) + 1)
    if (seen !== undefined) return
  }
  for (const [inner, innerName] of innerSchemas(node, name)) countShapes(shapes, inner, innerName)
}

function innerSchemas(node: Node, name: string): [Node, string][] {
  const properties = Object.entries((node.properties ?? {}) as Record<string, Node>)
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (node[word] ?? []) as Node[])
  return [
    ...properties.map(([property, inner]): [Node, string] => [
      inner,
      property === 'items' ? name : pascal(property),
    ]),
    ...choices.map((inner): [Node, string] => [inner, name]),
    ...(isNode(node.items) ? [[node.items, singular(name)] as [Node, string]] : []),
  ]
}

/** The most used shape has the first choice of its name; the same document gives the same names. */
function nameShared(shapes: Map<string, Shape>): Map<string, string> {
  const shared = [...shapes].filter(([, shape]) => shape.uses > 1)
  shared.sort(([a, { uses: usesOfA }], [b, { uses: usesOfB }]) =>
    usesOfA === usesOfB ? compare(a, b) : usesOfB - usesOfA,
  )
  const names = new Map<string, string>()
  const taken = new Set(['Problem'])
  for (const [key, shape] of shared) {
    const wishes = [...shape.names]
      .sort(([a, m], [b, n]) => n - m || a.length - b.length || compare(a, b))
      .map(([name]) => name)
    const free = wishes.find((name) => !taken.has(name)) ?? numbered(wishes[0]!, taken)
    names.set(key, free)
    taken.add(free)
  }
  return names
}

function share(node: Node, names: Map<string, string>): Node {
  const name = isShareable(node) ? names.get(keyOf(node)) : undefined
  if (name === undefined) return shareWithin(node, names)
  const { description, examples } = node
  return {
    $ref: `#/components/schemas/${name}`,
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  }
}

function shareWithin(node: Node, names: Map<string, string>): Node {
  const done: Node = { ...node }
  if (isNode(node.items)) done.items = share(node.items, names)
  if (isNode(node.properties)) {
    const properties = Object.entries(node.properties as Record<string, Node>)
    done.properties = Object.fromEntries(
      properties.map(([property, inner]) => [property, share(inner, names)]),
    )
  }
  for (const word of ['anyOf', 'oneOf', 'allOf']) {
    const choices = node[word] as Node[] | undefined
    if (choices !== undefined) done[word] = choices.map((inner) => share(inner, names))
  }
  return done
}

const REPLIES: Record<string, string> = { 200: 'Done.', 201: 'Made.', 202: 'Taken on.' }

function sayWhatReplies(operation: Node): void {
  for (const [status, reply] of Object.entries((operation.responses ?? {}) as Record<string, Node>))
    if (reply.description === 'Default Response') reply.description = REPLIES[status] ?? 'Done.'
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isShareable = (node: Node): boolean =>
  isNode(node.properties) && JSON.stringify(node).length >= SMALLEST_SHARED

/** What a place says of a shape stays with the place. */
const bare = ({ description: _said, examples: _shown, ...shape }: Node): Node => shape

const keyOf = (node: Node): string => JSON.stringify(bare(node))

const pascal = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${name}${number}`)) number += 1
  return `${name}${number}`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

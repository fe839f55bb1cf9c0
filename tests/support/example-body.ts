// biome-ignore lint/suspicious/noExplicitAny: a document of JSON
type Json = any

/** A request body put together from the examples that an operation's own description gives. */
export function exampleBody(document: object, operationId: string): object | undefined {
  const { paths, components } = document as Json
  const operations: Json[] = Object.values(paths).flatMap((item) => Object.values(item as object))
  const operation = operations.find((one) => one.operationId === operationId)
  const schema = operation?.requestBody?.content?.['application/json']?.schema
  return schema === undefined ? undefined : exampleOf(schema, components.schemas)
}

function exampleOf(schema: Json, shared: Json): Json {
  if (schema.examples?.length > 0) return schema.examples[0]
  if (schema.$ref !== undefined) return exampleOf(shared[schema.$ref.split('/').at(-1)], shared)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return exampleOf(schema.anyOf[0], shared)
  if (schema.type === 'array') return [exampleOf(schema.items, shared)]
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      name,
      exampleOf(inner, shared),
    ]),
  )
}

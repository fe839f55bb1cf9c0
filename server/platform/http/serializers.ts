import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type BuildSerializer = ReturnType<typeof SerializerSelector>

/** What writes a reply, compiled at once. */
export const buildAtOnce: BuildSerializer = SerializerSelector()

/** Fastify's own serializers, each compiled when it first has something to write. */
export const buildSerializer: BuildSerializer = (schemas, options) => {
  const compile = buildAtOnce(schemas, options)
  return (route) => {
    let compiled: ReturnType<typeof compile> | undefined
    return (data) => {
      compiled ??= compile(route)
      return compiled(data)
    }
  }
}

import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/refusals'

class BrokenJson extends Refusal {
  constructor(why: string) {
    super('broken-json', 400, 'The body is not JSON in UTF-8 that can be read.', { why })
  }
}

class NulInText extends Refusal {
  constructor() {
    super('nul-in-text', 422, 'A text holds the character U+0000. Take it out.')
  }
}

const MAX_DEPTH = 32

/** Reads JSON bodies: broken ones are 400; prototype keys, U+0000 and deep nesting are refused. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // Read leniently, other people's bytes would be kept as U+FFFD.
    if (!isUtf8(body as Buffer)) return done(new BrokenJson('not UTF-8'), undefined)
    const text = body.toString()
    if (depthOf(text) > MAX_DEPTH) return done(new BrokenJson('nested too deep'), undefined)
    parse(request, text, (error, value) => {
      if (error) return done(new BrokenJson('not JSON, or with keys that are kept back'), undefined)
      if (text.includes('\\u0000') && holdsNul(value)) {
        return done(new NulInText(), undefined)
      }
      done(null, value)
    })
  })
}

/** Leaves bodies of any content type as the bytes that came: a signature is over these. */
export function readRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') isText = !isText
    else if (isText) at += character === '\\' ? 1 : 0
    else if (character === '{' || character === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || holdsNul(inner))
}

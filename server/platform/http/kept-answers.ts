import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedLocale } from '#platform/i18n'

/** All answers together; the oldest go first. */
const MOST_BYTES = 16 * 1024 * 1024
/** Below this a compressed answer saves no packet. */
const LEAST_COMPRESSED = 2048

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
}
type Encoding = keyof typeof compressors

interface KeptAnswer {
  body: Buffer
  etag: string
  encoded: Map<Encoding, Promise<Buffer>>
  until: number
}

/**
 * Answers that are the same for everyone who asks, written once and sent to all who ask within a
 * moment: what a city opens at the same minute is read from the database once. Late by that moment at
 * most, and by nothing after a change that staff made through this process.
 */
export class KeptAnswers {
  readonly #keptMs: number
  readonly #answers = new Map<string, KeptAnswer>()
  readonly #underway = new Map<string, Promise<KeptAnswer>>()
  #bytes = 0
  #generation = 0

  /** @param keptMs for how long an answer may be sent again; 0 keeps none */
  constructor(keptMs: number) {
    this.#keptMs = keptMs
  }

  /** What the answer to a request is kept as; null where it depends on more than the request. */
  nameOf(request: FastifyRequest): string | null {
    if (this.#keptMs === 0) return null
    const { headers } = request
    const locale = acceptedLocale(headers['accept-language'])
    // A person's own language would decide.
    const mayBeSomeone = headers.authorization !== undefined || headers.cookie !== undefined
    if (locale === null && mayBeSomeone) return null
    return `${this.#generation} ${locale} ${request.url}`
  }

  find(name: string): KeptAnswer | undefined {
    const kept = this.#answers.get(name)
    if (kept === undefined || kept.until > performance.now()) return kept
    this.#drop(name, kept)
    return undefined
  }

  /** The answer by this name: one that is being written is waited for, not written again. */
  async get(name: string, write: () => Promise<string>): Promise<KeptAnswer> {
    const underway = this.#underway.get(name)
    if (underway !== undefined) return underway
    const writing = this.#write(name, write)
    this.#underway.set(name, writing)
    try {
      return await writing
    } finally {
      this.#underway.delete(name)
    }
  }

  /** From now on everything is read anew. */
  forget(): void {
    this.#generation += 1
    this.#answers.clear()
    this.#bytes = 0
  }

  async #write(name: string, write: () => Promise<string>): Promise<KeptAnswer> {
    // What is read may change while it is read: its time runs from before.
    const until = performance.now() + this.#keptMs
    const body = Buffer.from(await write())
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
    const answer = { body, etag, encoded: new Map(), until }
    if (name.startsWith(`${this.#generation} `)) this.#keep(name, answer)
    return answer
  }

  #keep(name: string, answer: KeptAnswer): void {
    const before = this.#answers.get(name)
    if (before !== undefined) this.#drop(name, before)
    this.#answers.set(name, answer)
    this.#bytes += weightOf(name, answer)
    for (const [oldest, kept] of this.#answers) {
      if (this.#bytes <= MOST_BYTES) break
      this.#drop(oldest, kept)
    }
  }

  #drop(name: string, answer: KeptAnswer): void {
    this.#answers.delete(name)
    this.#bytes -= weightOf(name, answer)
  }
}

// The name holds the address, which a client may make as long as it likes.
const weightOf = (name: string, { body }: KeptAnswer): number => name.length + body.length

/** Sends a kept answer, or only that it has not changed since the reader got it. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: KeptAnswer,
): Promise<FastifyReply> {
  reply.header('etag', answer.etag)
  reply.header('cache-control', 'public, no-cache')
  reply.header('vary', 'accept-encoding, accept-language')
  const known = request.headers['if-none-match']
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === answer.etag)) {
    return reply.status(304).send()
  }
  reply.header('content-type', 'application/json; charset=utf-8')
  const encoding = encodingFor(request, answer)
  if (encoding === null) return reply.send(answer.body)
  let encoded = answer.encoded.get(encoding)
  if (encoded === undefined) {
    encoded = compressors[encoding](answer.body)
    answer.encoded.set(encoding, encoded)
  }
  const body = await encoded
  reply.header('content-encoding', encoding)
  return reply.send(body)
}

function encodingFor(request: FastifyRequest, { body }: KeptAnswer): Encoding | null {
  const accepted = request.headers['accept-encoding']
  if (accepted === undefined || body.length < LEAST_COMPRESSED) return null
  const offered = accepted.split(',').map((part) => part.trim().split(';'))
  const isOffered = (name: Encoding) =>
    offered.some(([coding, weight]) => coding === name && weight?.trim() !== 'q=0')
  return isOffered('br') ? 'br' : isOffered('gzip') ? 'gzip' : null
}

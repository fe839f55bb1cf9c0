import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Call {
  method: 'GET' | 'POST' | 'PUT'
  /** Below /api/v1. */
  path: string
  token: string
  body?: unknown
  /** Idempotency-Key; with it a lost connection is tried again, as for what only reads. */
  key?: string
}

export interface Reply {
  status: number
  body: string
}

const TRIES = 60
const LONGEST_WAIT_MS = 2000
const ANSWER_TIMEOUT_MS = 60_000

/** The public API over real connections that are kept. */
export class Api {
  readonly #agent: Agent
  readonly #host: string
  readonly #port: number
  readonly #died: AbortSignal

  /** @param died ends the tries of calls to a server that will not come back */
  constructor(address: string, connections: number, died: AbortSignal) {
    const { hostname, port } = new URL(address)
    this.#host = hostname
    this.#port = Number(port)
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
    this.#died = died
  }

  /**
   * Sends a call. One that finds the server busy (503, 429) is sent again; so is one whose
   * connection was lost, where it only reads or has a key, always with the same key.
   * @throws the reason of `died` when the server ended, or the error of the last try
   */
  async send(call: Call): Promise<Reply> {
    const text = call.body === undefined ? undefined : JSON.stringify(call.body)
    for (let attempt = 1; ; attempt += 1) {
      this.#died.throwIfAborted()
      try {
        const reply = await this.#sendOnce(call, text)
        if ((reply.status !== 503 && reply.status !== 429) || attempt === TRIES) return reply
      } catch (error) {
        this.#died.throwIfAborted()
        const isSafeAgain = call.method === 'GET' || call.key !== undefined
        if (!isSafeAgain || attempt === TRIES) throw error
      }
      await sleep(Math.min(LONGEST_WAIT_MS, 50 * attempt))
    }
  }

  /** Sends a call that must succeed. @throws Error with what was answered instead */
  async ask<Answer>(call: Call): Promise<Answer> {
    const { status, body } = await this.send(call)
    if (status >= 300) throw new Error(`${call.method} ${call.path}: ${status} ${body}`)
    return (body === '' ? undefined : JSON.parse(body)) as Answer
  }

  close(): void {
    this.#agent.destroy()
  }

  #sendOnce({ method, path, token, key }: Call, text: string | undefined): Promise<Reply> {
    const headers: Record<string, string | number> = { authorization: `Bearer ${token}` }
    if (key !== undefined) headers['idempotency-key'] = key
    if (text !== undefined) {
      headers['content-type'] = 'application/json'
      headers['content-length'] = Buffer.byteLength(text)
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: this.#host,
          port: this.#port,
          method,
          path: `/api/v1${path}`,
          headers,
          timeout: ANSWER_TIMEOUT_MS,
        },
        (response) => readReply(response, resolve, reject),
      )
      sent.on('error', reject)
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
      sent.end(text)
    })
  }
}

function readReply(
  response: IncomingMessage,
  resolve: (reply: Reply) => void,
  reject: (error: Error) => void,
): void {
  let body = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    body += chunk
  })
  response.on('end', () => resolve({ status: response.statusCode!, body }))
  response.on('error', reject)
  response.on('aborted', () => reject(new Error('the connection was lost')))
}

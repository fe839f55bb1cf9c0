import { Agent, request } from 'node:http'

export interface Answer<Body = unknown> {
  status: number
  body: Body
  headers: NodeJS.Dict<string | string[]>
}

const ANSWER_TIMEOUT_MS = 120_000

/** JSON over connections that are kept, as many as there are buyers. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #port: number
  readonly address: string

  constructor(port: number) {
    this.#port = port
    this.address = `http://127.0.0.1:${port}`
  }

  async send<Body>(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer<Body>> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }
    const type = text === undefined ? {} : { 'content-type': 'application/json' }
    return await new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          method,
          path,
          headers: { ...headers, ...type, ...length },
          timeout: ANSWER_TIMEOUT_MS,
        },
        (response) => {
          let said = ''
          response.setEncoding('utf8').on('data', (chunk: string) => {
            said += chunk
          })
          response.on('error', reject)
          response.on('aborted', () => reject(new Error(`${path}: the connection was lost`)))
          response.on('end', () => {
            const { statusCode = 0, headers: heads } = response
            resolve({ status: statusCode, body: parsed(said) as Body, headers: heads })
          })
        },
      )
      sent.on('error', reject)
      sent.on('timeout', () => sent.destroy(new Error(`${path}: no answer in time`)))
      sent.end(text)
    })
  }

  /** @throws Error with what was answered when that is no success */
  async ask<Body>(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Body> {
    const answer = await this.send<Body>(method, path, headers, body)
    if (answer.status >= 300) {
      const said = JSON.stringify(answer.body).slice(0, 800)
      throw new Error(`${method} ${path}: ${answer.status} ${said}`)
    }
    return answer.body
  }

  close(): void {
    this.#agent.destroy()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

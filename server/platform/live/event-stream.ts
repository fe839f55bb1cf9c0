import type { ServerResponse } from 'node:http'

/** What is told of an event; `event` names the kind for the browser's EventSource. */
export interface Telling {
  id: string
  event: 'fact' | 'ready' | 'reset'
  data: object
}

/** An answer that stays open, as server-sent events (HTML Living Standard, 9.2). */
export class EventStream {
  readonly #response: ServerResponse
  readonly #mostBufferedBytes: number

  constructor(response: ServerResponse, mostBufferedBytes: number) {
    this.#response = response
    this.#mostBufferedBytes = mostBufferedBytes
  }

  open(headers: Record<string, number | string | string[] | undefined>, retryMs: number): void {
    this.#response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // A proxy that gathers an answer before it passes it on would pass on nothing.
      'x-accel-buffering': 'no',
      // Nothing follows on this connection, so that stopping need not wait for it.
      connection: 'close',
    })
    this.#response.write(`retry: ${retryMs}\n\n`)
  }

  /** Whether it went; a reader that is too slow is let go, and comes again by itself. */
  tell({ id, event, data }: Telling): boolean {
    return this.#write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** Keeps the connection alive, and with an id alone moves what the browser resumes from. */
  beat(id: string): boolean {
    return this.#write(`: here\nid: ${id}\n\n`)
  }

  onGone(tell: () => void): void {
    this.#response.once('close', tell)
  }

  end(): void {
    this.#response.end()
  }

  #write(text: string): boolean {
    if (this.#response.destroyed || this.#response.writableEnded) return false
    if (this.#response.writableLength > this.#mostBufferedBytes) {
      this.#response.destroy()
      return false
    }
    this.#response.write(text)
    return true
  }
}

import type { Person } from './linli.ts'

export interface HeardEvent {
  id: string
  event: string
  // A test reads whatever it expects.
  // biome-ignore lint/suspicious/noExplicitAny: checked by the assertions themselves
  data: any
}

export interface LiveListener {
  status: number
  headers: Headers
  heard: HeardEvent[]
  /** The first event that was or will be heard for which `is` holds. */
  until(is: (event: HeardEvent) => boolean): Promise<HeardEvent>
  /** Done when the server ends the stream. */
  ended: Promise<void>
  close(): void
}

const PATIENCE_MS = 15_000

/** Listens to a stream of server-sent events as a browser would. */
export async function listenTo(
  url: string,
  who: Person,
  headers: Record<string, string> = {},
): Promise<LiveListener> {
  const stop = new AbortController()
  const response = await fetch(url, {
    signal: stop.signal,
    headers: { accept: 'text/event-stream', authorization: `Bearer ${who.token}`, ...headers },
  })
  const heard: HeardEvent[] = []
  const waiting = new Set<() => void>()
  const read = async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      heard.push(...blocks.flatMap((block) => eventOf(block) ?? []))
      for (const wake of waiting) wake()
    }
  }
  const ended = response.ok ? read().catch(() => undefined) : Promise.resolve()
  return {
    status: response.status,
    headers: response.headers,
    heard,
    ended,
    until: (is) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find(is)
          if (found === undefined) return
          waiting.delete(look)
          clearTimeout(timer)
          resolve(found)
        }
        const timer = setTimeout(() => {
          const seen = heard.map(({ event, data }) => `${event} ${data.type ?? ''}`).join(', ')
          reject(new Error(`not heard; heard: ${seen}`))
        }, PATIENCE_MS)
        waiting.add(look)
        look()
      }),
    close: () => stop.abort(),
  }
}

function eventOf(block: string): HeardEvent | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const data = field('data')
  return data === undefined
    ? undefined
    : { id: field('id') ?? '', event: field('event') ?? 'message', data: JSON.parse(data) }
}

import type { LiveFact } from './live-table.ts'

/** What one who listens is told: facts, and that something may have been missed. */
export interface Hearer {
  onFact(fact: LiveFact): void
  onGap(): void
  onState(isLive: boolean): void
}

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000
// A tab in the background keeps its stream for a while: people come back.
const HIDDEN_MS = 30_000

/** One stream of a region for this tab, however many pages listen. */
class LiveSource {
  readonly hearers = new Set<Hearer>()
  isLive = false
  readonly #href: string
  #stream: EventSource | null = null
  #retry: ReturnType<typeof setTimeout> | undefined
  #hide: ReturnType<typeof setTimeout> | undefined
  #waitMs = FIRST_WAIT_MS
  #wasOpen = false

  constructor(region: string) {
    this.#href = `/api/v1/regions/${encodeURIComponent(region)}/live`
    document.addEventListener('visibilitychange', this.#turn)
    this.#open()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#turn)
    clearTimeout(this.#hide)
    this.#close()
  }

  readonly #turn = (): void => {
    clearTimeout(this.#hide)
    if (document.hidden) this.#hide = setTimeout(() => this.#close(), HIDDEN_MS)
    else if (this.#stream === null) this.#open()
  }

  #open(): void {
    clearTimeout(this.#retry)
    const stream = new EventSource(this.#href)
    this.#stream = stream
    stream.addEventListener('ready', () => {
      this.#waitMs = FIRST_WAIT_MS
      this.#say(true)
    })
    stream.addEventListener('fact', (told) => {
      const fact = JSON.parse((told as MessageEvent<string>).data) as LiveFact
      for (const hearer of this.hearers) hearer.onFact(fact)
    })
    stream.addEventListener('reset', () => this.#gap())
    stream.addEventListener('open', () => {
      // A stream made anew does not resume: only the browser's own retry carries the last id.
      if (this.#wasOpen) this.#gap()
      this.#wasOpen = false
    })
    stream.addEventListener('error', () => {
      this.#say(false)
      if (stream.readyState !== EventSource.CLOSED) return
      this.#close()
      // Refused (full, signed out): the browser gives up, so we come again, ever more slowly.
      this.#retry = setTimeout(() => this.#open(), this.#waitMs * (0.5 + Math.random() / 2))
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS)
    })
  }

  #close(): void {
    clearTimeout(this.#retry)
    this.#stream?.close()
    this.#stream = null
    this.#wasOpen = true
    this.#say(false)
  }

  #gap(): void {
    for (const hearer of this.hearers) hearer.onGap()
  }

  #say(isLive: boolean): void {
    if (this.isLive === isLive) return
    this.isLive = isLive
    for (const hearer of this.hearers) hearer.onState(isLive)
  }
}

const sources = new Map<string, LiveSource>()

/** Listens to a region; the returned function stops. Whoever is last closes the stream. */
export function hearLive(region: string, hearer: Hearer): () => void {
  const source = sources.get(region) ?? new LiveSource(region)
  sources.set(region, source)
  source.hearers.add(hearer)
  hearer.onState(source.isLive)
  return () => {
    source.hearers.delete(hearer)
    // A page that follows another listens in the same moment: the stream stays for it.
    setTimeout(() => {
      if (source.hearers.size > 0 || sources.get(region) !== source) return
      sources.delete(region)
      source.stop()
    }, 1000)
  }
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { hearLive } from './live-source.ts'
import { EVERYTHING_LIVE, type LiveFact, oldAfter } from './live-table.ts'

export type { LiveFact } from './live-table.ts'

export interface LiveWish {
  /** The region to listen to; undefined while it is not known. */
  region: string | undefined
  /** Further operations whose answers an event makes old, beside those of the table. */
  refresh?: (fact: LiveFact) => readonly { operationName: string }[]
  /** Told each event, as for a line that says what just happened. */
  onFact?: (fact: LiveFact) => void
}

// Many events come together (an allocation, a batch of orders): they are one reason to ask again.
const GATHER_MS = 400
const LEAST_BETWEEN_MS = 2000
// Without a stream, what is on the screen is asked again this often.
const POLL_MS = 30_000
const MOST_SPREAD_MS = 3000

/**
 * Keeps what a page shows fresh: answers that an event makes old are asked again. Where no stream
 * can be had the page asks by itself now and then. Says whether the stream is there.
 */
export function useLive({ region, refresh, onFact }: LiveWish): boolean {
  const client = useQueryClient()
  const [isLive, setLive] = useState(false)
  const wish = useRef({ refresh, onFact })
  wish.current = { refresh, onFact }
  useEffect(() => {
    if (region === undefined) return
    const gathered = gatherer(client)
    const stopHearing = hearLive(region, {
      onFact: (fact) => {
        wish.current.onFact?.(fact)
        gathered.add(oldAfter(fact))
        gathered.add((wish.current.refresh?.(fact) ?? []).map((one) => one.operationName))
      },
      // All who listened lost it at once: they do not come back at once.
      onGap: () => void setTimeout(() => gathered.add(EVERYTHING_LIVE), spread()),
      onState: setLive,
    })
    return () => {
      stopHearing()
      gathered.stop()
    }
  }, [client, region])
  useEffect(() => {
    if (isLive || region === undefined) return
    const timer = setInterval(() => {
      if (!document.hidden) askAgain(client, EVERYTHING_LIVE)
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [client, isLive, region])
  return isLive
}

const spread = (): number => Math.random() * MOST_SPREAD_MS

function askAgain(client: QueryClient, names: ReadonlySet<string>): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => names.has(String(queryKey[0])) })
}

function gatherer(client: QueryClient): { add(names: Iterable<string>): void; stop(): void } {
  let names = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = 0
  const flush = () => {
    timer = undefined
    lastAt = Date.now()
    askAgain(client, names)
    names = new Set()
  }
  return {
    add: (more) => {
      for (const name of more) names.add(name)
      if (names.size === 0) return
      timer ??= setTimeout(flush, Math.max(GATHER_MS, lastAt + LEAST_BETWEEN_MS - Date.now()))
    },
    stop: () => clearTimeout(timer),
  }
}

import '../tokens.css'
import '../ui/base.css'
import './shop.css'
import { type DehydratedState, hydrate } from '@tanstack/react-query'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import {
  createQueryClient,
  hearKeptPage,
  hearPageTime,
  hearServerTime,
  read,
  readMe,
} from '../api/index.ts'
import { repeatTaps, takeEarlyTaps } from './early-taps.ts'
import { findRoute, loadFile } from './page-of.ts'
import type { Reader } from './reader.tsx'
import { beginShell, isShell, readerHere } from './shell-start.ts'
import { Shop } from './shop.tsx'

interface State {
  query: DehydratedState
  reader: Reader
  now: string
}

const state = JSON.parse(document.getElementById('state')!.textContent!) as State
const { kept } = document.documentElement.dataset
if (kept !== undefined) {
  hearKeptPage(decodeURIComponent(kept))
  hearPageTime(state.now)
} else if (!isShell()) hearServerTime(state.now)
const client = createQueryClient()
// Signing in forgets all answers; until then, who reads does not change by itself.
client.setQueryDefaults(read(readMe, {}).queryKey, { staleTime: Number.POSITIVE_INFINITY })
if (isShell()) beginShell()
else hydrate(client, state.query)

// In the browser's timeline: from here on the page hears what is done on it.
const markAwake = (): void => void performance.mark('awake')

// Not awaited at the top: a page's chunk may import this one, and would wait for it for ever.
async function start(): Promise<void> {
  const found = findRoute(location.pathname)
  if (found !== null) await loadFile(found.route)
  const root = document.getElementById('root')!
  if (isShell()) {
    const reader = readerHere(state.reader)
    createRoot(root).render(<Shop client={client} reader={reader} onAwake={markAwake} />)
  } else {
    const taps = takeEarlyTaps()
    const awake = () => {
      markAwake()
      repeatTaps(taps.splice(0))
    }
    // In parts, so that a slow phone scrolls and answers taps meanwhile.
    startTransition(() => {
      hydrateRoot(root, <Shop client={client} reader={state.reader} onAwake={awake} />)
    })
  }
}
void start()

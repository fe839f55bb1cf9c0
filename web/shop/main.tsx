import '../tokens.css'
import '../ui/base.css'
import './shop.css'
import { type DehydratedState, hydrate } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { createQueryClient, hearServerTime, read, readMe } from '../api/index.ts'
import { findRoute, loadFile } from './page-of.ts'
import type { Reader } from './reader.tsx'
import { Shop } from './shop.tsx'

interface State {
  query: DehydratedState
  reader: Reader
  now: string
}

const state = JSON.parse(document.getElementById('state')!.textContent!) as State
hearServerTime(state.now)
const client = createQueryClient()
// Signing in forgets all answers; until then, who reads does not change by itself.
client.setQueryDefaults(read(readMe, {}).queryKey, { staleTime: Number.POSITIVE_INFINITY })
hydrate(client, state.query)

const found = findRoute(location.pathname)
if (found !== null) await loadFile(found.route)
hydrateRoot(document.getElementById('root')!, <Shop client={client} reader={state.reader} />)

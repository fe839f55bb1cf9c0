import '../tokens.css'
import '../ui/base.css'
import './shop.css'
import { type DehydratedState, hydrate } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { createQueryClient, hearServerTime } from '../api/index.ts'
import { findRoute, loadFile } from './page-of.ts'
import { Shop } from './shop.tsx'

interface State {
  query: DehydratedState
  kind: string
  now: string
}

const state = JSON.parse(document.getElementById('state')!.textContent!) as State
hearServerTime(state.now)
const client = createQueryClient()
hydrate(client, state.query)

const found = findRoute(location.pathname)
if (found !== null) await loadFile(found.route)
hydrateRoot(document.getElementById('root')!, <Shop client={client} />)

import type { DemoApi } from './api.ts'
import type { ShelfOffer } from './baskets.ts'
import { REGION } from './places.ts'
import { PLANS } from './plans.ts'

/** A daily window as a community sees it. */
export interface Shelf {
  windowId: string
  closesAt: Date
  offers: ShelfOffer[]
}

export interface Shelves {
  /** What a community can order at an instant of business time; null where nothing is open. */
  at(community: string, at: Date): Promise<Shelf | null>
}

interface ShownWindow {
  id: string
  name: Record<string, string>
  state: string
  closesAt: string
}

/** Reads the daily windows of communities as anyone can, each but once. */
export function openShelves(api: DemoApi, communityIds: ReadonlyMap<string, string>): Shelves {
  const seen = new Map<string, Shelf | null>()
  const [daily] = PLANS
  const read = async (community: string): Promise<Shelf | null> => {
    const path = `/regions/${REGION.id}/communities/${communityIds.get(community)}/windows`
    const { windows } = await api.call<{ windows: ShownWindow[] }>(null, 'GET', path)
    const open = windows.find(({ state, name }) => state === 'open' && name.en === daily!.name.en)
    if (open === undefined) return null
    const { offers } = await api.call<{ offers: ShelfOffer[] }>(null, 'GET', `${path}/${open.id}`)
    return { windowId: open.id, closesAt: new Date(open.closesAt), offers }
  }
  return {
    at: async (community, at) => {
      const known = seen.get(community)
      if (known !== undefined && known !== null && known.closesAt > at) return known
      const shelf = await read(community)
      seen.set(community, shelf)
      return shelf
    },
  }
}

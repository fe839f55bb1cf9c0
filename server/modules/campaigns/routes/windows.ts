import { businessNow } from '#platform/clock'
import type { Db, Queryable } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { changeWindow } from '../change-window.ts'
import { checkWindow } from '../check-window.ts'
import { cloneWindow } from '../clone-window.ts'
import { createWindow } from '../create-window.ts'
import { publishWindow } from '../publish-window.ts'
import { listCommunityIdsOf } from '../queries/price-book.ts'
import { countOffers, listWindows } from '../queries/window-lists.ts'
import { getWindow } from '../queries/windows.ts'
import {
  Cloning,
  Findings,
  NewWindow,
  Publication,
  Published,
  Window,
  WindowChange,
  WindowPage,
  WindowsQuery,
  Withdrawal,
} from '../schemas/windows.ts'
import { type Window as WindowRow, windowState } from '../window.ts'
import { withdrawWindow } from '../withdraw-window.ts'
import { EDITORS, READERS } from './access.ts'
import { PAGE, pageOf, readCursor, termsFrom } from './wire.ts'

const TAG = 'campaigns'
const OFFERS_BYTES = 4 * 1024 * 1024

export const windowRoutes = (): AnyRoute[] => [
  listWindowsRoute(),
  getWindowRoute(),
  createWindowRoute(),
  changeWindowRoute(),
  cloneWindowRoute(),
  listFindingsRoute(),
  publishWindowRoute(),
  withdrawWindowRoute(),
]

const summaryOf = ({ regionId: _, ...window }: WindowRow, offerCount: number, at: Date) => ({
  ...window,
  state: windowState(window, at),
  offerCount,
})

async function wholeOf(db: Queryable, window: WindowRow, at: Date) {
  const { regionId, id } = window
  const counts = await countOffers(db, regionId, [id])
  const communityIds = await listCommunityIdsOf(db, regionId, id)
  return { ...summaryOf(window, counts.get(id) ?? 0, at), communityIds }
}

const listWindowsRoute = () =>
  route({
    name: 'listWindows',
    method: 'GET',
    path: '/regions/:region/windows',
    tag: TAG,
    summary: 'Windows of a region, drafts too.',
    access: READERS,
    query: WindowsQuery,
    reply: WindowPage,
    read: ({ db, params, query }) => pageOfWindows(db, params.region, query),
  })

async function pageOfWindows(
  db: Db,
  regionId: string,
  query: {
    limit?: number
    cursor?: string
    pickupFrom?: string
    pickupThrough?: string
    planId?: string
  },
) {
  const { limit = PAGE, cursor, ...filter } = query
  const [opensAt, id] = readCursor(cursor, ['instant', 'id']) ?? []
  const before = opensAt === undefined || id === undefined ? undefined : { opensAt, id }
  const rows = await listWindows(db, { ...filter, regionId, before, limit: limit + 1 })
  const page = pageOf(rows, limit, (row) => [row.opensAt.toISOString(), row.id])
  const ids = page.items.map((row) => row.id)
  const counts = await countOffers(db, regionId, ids)
  const at = await businessNow(db)
  return { ...page, items: page.items.map((row) => summaryOf(row, counts.get(row.id) ?? 0, at)) }
}

const getWindowRoute = () =>
  route({
    name: 'getWindow',
    method: 'GET',
    path: '/regions/:region/windows/:window',
    tag: TAG,
    summary: 'A window with its communities.',
    access: READERS,
    reply: Window,
    read: async ({ db, params }) =>
      wholeOf(db, await getWindow(db, params.region, params.window), await businessNow(db)),
  })

const createWindowRoute = () =>
  route({
    name: 'createWindow',
    method: 'POST',
    path: '/regions/:region/windows',
    tag: TAG,
    summary:
      'Make a window with its communities and offers; nobody sees it before it is published.',
    access: EDITORS,
    body: NewWindow,
    bodyLimitBytes: OFFERS_BYTES,
    reply: Window,
    status: 201,
    write: async ({ tx, at, caller, params, body }) => {
      const window = await createWindow(tx, {
        regionId: params.region,
        planId: null,
        name: body.name,
        opensAt: new Date(body.opensAt),
        closesAt: new Date(body.closesAt),
        pickupDate: body.pickupDate,
        slots: body.slots ?? [],
        communityIds: body.communityIds,
        offers: termsFrom(body.offers ?? []),
        by: caller.personId,
        at,
      })
      return wholeOf(tx, window, at)
    },
  })

const changeWindowRoute = () =>
  route({
    name: 'changeWindow',
    method: 'PATCH',
    path: '/regions/:region/windows/:window',
    tag: TAG,
    summary: 'Change a window, also while it is open: later orders are held to the change.',
    access: EDITORS,
    body: WindowChange,
    reply: Window,
    write: async ({ tx, at, caller, params, body }) => {
      const { version, communityIds, acceptWarnings = false, opensAt, closesAt, ...rest } = body
      const window = await changeWindow(tx, {
        regionId: params.region,
        windowId: params.window,
        version,
        communityIds,
        acceptWarnings,
        ...rest,
        ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt) }),
        ...(closesAt === undefined ? {} : { closesAt: new Date(closesAt) }),
        by: caller.personId,
        at,
      })
      return wholeOf(tx, window, at)
    },
  })

const cloneWindowRoute = () =>
  route({
    name: 'cloneWindow',
    method: 'POST',
    path: '/regions/:region/windows/:window/clones',
    tag: TAG,
    summary: 'Make a window like an earlier one, for another day, at the same times of day.',
    access: EDITORS,
    body: Cloning,
    reply: Window,
    status: 201,
    write: async ({ tx, at, caller, params, body }) => {
      const window = await cloneWindow(tx, {
        regionId: params.region,
        windowId: params.window,
        pickupDate: body.pickupDate,
        name: body.name,
        by: caller.personId,
        at,
      })
      return wholeOf(tx, window, at)
    },
  })

const listFindingsRoute = () =>
  route({
    name: 'listFindings',
    method: 'GET',
    path: '/regions/:region/windows/:window/findings',
    tag: TAG,
    summary: 'What speaks against publishing a window as it stands.',
    access: READERS,
    reply: Findings,
    read: async ({ db, params }) => {
      const window = await getWindow(db, params.region, params.window)
      const at = await businessNow(db)
      const { findings } = await checkWindow(db, params.region, window.id, at)
      return { findings }
    },
  })

const publishWindowRoute = () =>
  route({
    name: 'publishWindow',
    method: 'POST',
    path: '/regions/:region/windows/:window/publication',
    tag: TAG,
    summary: 'Publish a window after its checks: it opens at its time.',
    access: EDITORS,
    body: Publication,
    reply: Published,
    status: 201,
    write: async ({ tx, at, caller, params, body }) => {
      const findings = await publishWindow(tx, {
        regionId: params.region,
        windowId: params.window,
        version: body.version,
        acceptWarnings: body.acceptWarnings ?? false,
        by: caller.personId,
        at,
      })
      return { version: body.version + 1, findings }
    },
  })

const withdrawWindowRoute = () =>
  route({
    name: 'withdrawWindow',
    method: 'POST',
    path: '/regions/:region/windows/:window/withdrawal',
    tag: TAG,
    summary: 'Take a window off sale; what was ordered is cancelled and paid back, or delivered.',
    access: EDITORS,
    body: Withdrawal,
    reply: Window,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const window = await withdrawWindow(tx, {
        regionId: params.region,
        windowId: params.window,
        ...body,
        by: caller.personId,
        at,
      })
      return wholeOf(tx, window, at)
    },
  })

import { getCommunity, getStation } from '#places'
import { staff } from '#platform/access'
import type { Db, Tx } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { getSupplier } from '#suppliers'
import { logPrint } from './log-print.ts'
import { listPrints, type PrintKind, type PrintPlace } from './queries.ts'
import { PrintBody, PrintPage, PrintReply, PrintsQuery } from './schemas.ts'

const tag = 'prints'
const PAGE = 50
const OVERSEERS = { operations: 'region', supervisor: 'region' } as const

interface Asked {
  kind?: PrintKind
  subject?: string
  limit?: number
  cursor?: string
}

async function pageOf(db: Db, regionId: string, place: PrintPlace, asked: Asked) {
  const { limit = PAGE, cursor, ...filter } = asked
  const found = await listPrints(db, regionId, {
    ...place,
    ...filter,
    limit: limit + 1,
    after: afterOf(cursor),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length <= limit || last === undefined) return { items }
  return { items, nextCursor: encodeCursor([last.printedAt.toISOString(), last.id]) }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function afterOf(cursor: string | undefined): { printedAt: Date; id: string } | undefined {
  const values = decodeCursor(cursor, 2)
  if (values === undefined) return undefined
  const [printedAt, id] = [new Date(String(values[0])), String(values[1])]
  if (Number.isNaN(printedAt.getTime()) || !UUID.test(id)) {
    throw new Invalid('cursor', 'This is not a cursor of this list.')
  }
  return { printedAt, id }
}

interface Place {
  /** As operations are named: logPrintAtStation, listPrintsOfStation. */
  noun: 'Community' | 'Station' | 'Supplier'
  folder: 'communities' | 'stations' | 'suppliers'
  roles: Parameters<typeof staff>[0]
  /** @throws NotFound where there is none such in the region */
  check: (db: Db | Tx, regionId: string, id: string) => Promise<unknown>
  placeOf: (id: string) => PrintPlace
}

const PLACES: readonly Place[] = [
  {
    noun: 'Community',
    folder: 'communities',
    roles: { leader: 'community', leader_helper: 'community' },
    check: getCommunity,
    placeOf: (communityId) => ({ communityId }),
  },
  {
    noun: 'Station',
    folder: 'stations',
    roles: { station_manager: 'station', station_staff: 'station' },
    check: getStation,
    placeOf: (stationId) => ({ stationId }),
  },
  {
    noun: 'Supplier',
    folder: 'suppliers',
    roles: { buyer: 'region', supplier: 'supplier' },
    check: getSupplier,
    placeOf: (supplierId) => ({ supplierId }),
  },
]

/** Logging what was printed, and reading the log. */
export const printsRoutes = (): AnyRoute[] => [
  ...PLACES.flatMap(placeRoutes),
  route({
    name: 'listPrints',
    method: 'GET',
    path: '/regions/:region/prints',
    tag,
    summary: 'What was printed and reprinted in a region.',
    access: staff(OVERSEERS),
    query: PrintsQuery,
    reply: PrintPage,
    read: ({ db, params, query }) => pageOf(db, params.region, {}, query),
  }),
]

function placeRoutes({ noun, folder, roles, check, placeOf }: Place): AnyRoute[] {
  const path = `/regions/:region/${folder}/:place/prints`.replace(
    ':place',
    `:${noun.toLowerCase()}`,
  ) as '/regions/:region/places/:place/prints'
  const idOf = (params: Record<string, string>) => params[noun.toLowerCase()]!
  return [
    route({
      name: `logPrintOf${noun}`,
      method: 'POST',
      path,
      tag,
      summary: `Writes down that a paper was printed for a ${noun.toLowerCase()}.`,
      access: staff({ operations: 'region', ...roles }),
      body: PrintBody,
      reply: PrintReply,
      status: 201,
      write: async ({ tx, at, caller, params, body }) => {
        await check(tx, params.region, idOf(params))
        const place = placeOf(idOf(params))
        return logPrint(tx, { regionId: params.region, ...place, ...body, by: caller.personId, at })
      },
    }),
    route({
      name: `listPrintsOf${noun}`,
      method: 'GET',
      path,
      tag,
      summary: `What was printed and reprinted for a ${noun.toLowerCase()}.`,
      access: staff({ ...OVERSEERS, ...roles }),
      query: PrintsQuery,
      reply: PrintPage,
      read: async ({ db, params, query }) => {
        await check(db, params.region, idOf(params))
        return pageOf(db, params.region, placeOf(idOf(params)), query)
      },
    }),
  ]
}

import { staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import type { Db, Queryable } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { decideUncollected } from '../decide-uncollected.ts'
import { returnEarly } from '../return-early.ts'
import {
  EarlyReturnBody,
  UncollectedAtStation,
  UncollectedDecisionBody,
} from '../schemas/uncollected.ts'
import { showUncollected } from '../show-uncollected.ts'

const tag = 'handover'
const UNCOLLECTED = '/regions/:region/stations/:station/uncollected'
const KEEPERS = staff({
  operations: 'region',
  station_manager: 'station',
  station_staff: 'station',
})

interface AtStation {
  region: string
  station: string
}

const shown = async (db: Queryable, { region, station }: AtStation, at: Date) =>
  showUncollected(db, { regionId: region, stationId: station, at })

export const uncollectedRoutes = (): AnyRoute[] => [
  route({
    name: 'listUncollected',
    method: 'GET',
    path: UNCOLLECTED,
    tag,
    summary: 'What waits at a station, and what nobody fetched there.',
    access: staff({
      operations: 'region',
      support: 'region',
      supervisor: 'region',
      station_manager: 'station',
      station_staff: 'station',
    }),
    reply: UncollectedAtStation,
    read: async ({ db, params }: { db: Db; params: AtStation }) =>
      shown(db, params, await businessNow(db)),
  }),
  route({
    name: 'returnPickupEarly',
    method: 'POST',
    path: `${UNCOLLECTED}/:order/return`,
    tag,
    summary: 'Take back what waits before its time is over, with the reason.',
    description:
      'What cannot wait is refunded whole; what was given up by the rules of the region.',
    access: KEEPERS,
    body: EarlyReturnBody,
    reply: UncollectedAtStation,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      await returnEarly(tx, {
        regionId: params.region,
        stationId: params.station,
        orderId: params.order,
        why: body.why,
        note: body.note ?? '',
        by: caller.personId,
        at,
      })
      return shown(tx, params, at)
    },
  }),
  route({
    name: 'decideUncollected',
    method: 'POST',
    path: `${UNCOLLECTED}/:order/decision`,
    tag,
    summary:
      'Say what becomes of goods that nobody fetched: stock, stock for less, or written off.',
    access: KEEPERS,
    body: UncollectedDecisionBody,
    reply: UncollectedAtStation,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      await decideUncollected(tx, {
        regionId: params.region,
        stationId: params.station,
        orderId: params.order,
        lines: body.lines.map(({ reason = '', note = '', ...line }) => ({ ...line, reason, note })),
        by: caller.personId,
        at,
      })
      return shown(tx, params, at)
    },
  }),
]

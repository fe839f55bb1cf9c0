import { own, signedIn, staff } from '#platform/access'
import { type AnyRoute, decodeCursor, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { applyAsLeader } from '../apply-as-leader.ts'
import { approveLeader, rejectLeader } from '../decide-application.ts'
import { exitLeader } from '../exit-leader.ts'
import { leaderPlace } from '../leader-place.ts'
import { findLeaderOf, getLeader } from '../queries/leaders.ts'
import { Application, Approval, Leader, LeaderPage, LeadersQuery, Why } from '../schemas.ts'
import { searchLeaders } from '../search-leaders.ts'
import { leaderFor, leadersFor, pageOf } from '../wire.ts'

const READS = {
  operations: 'region',
  support: 'region',
  finance: 'region',
  marketing: 'region',
  supervisor: 'region',
} as const

export function leaderRoutes(): AnyRoute[] {
  return [
    route({
      name: 'applyAsLeader',
      method: 'POST',
      path: '/regions/:region/leaders',
      tag: 'leaders',
      summary: 'Apply to lead.',
      access: signedIn(),
      body: Application,
      reply: Leader,
      status: 201,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, personId: caller.personId }
        return leaderFor(tx, await applyAsLeader(tx, { ...body, ...ids, at }), caller)
      },
    }),
    route({
      name: 'getMyLeadership',
      method: 'GET',
      path: '/regions/:region/me/leader',
      tag: 'leaders',
      summary: 'The caller’s leadership in a region, or the application for it.',
      access: signedIn(),
      reply: Leader,
      read: async ({ db, caller, params }) => {
        const leader = await findLeaderOf(db, params.region, caller.personId)
        if (leader === undefined) throw new NotFound('leader')
        return leaderFor(db, leader, caller)
      },
    }),
    route({
      name: 'listLeaders',
      method: 'GET',
      path: '/regions/:region/leaders',
      tag: 'leaders',
      summary: 'Leaders and applications of a region.',
      access: staff(READS),
      query: LeadersQuery,
      reply: LeaderPage,
      read: async ({ db, caller, params, query }) => {
        const { state, search, cursor, limit = 50 } = query
        const after = decodeCursor(cursor, 1)?.map(String)[0]
        const filter = { regionId: params.region, state, after, limit: limit + 1 }
        const rows = await searchLeaders(db, filter, search)
        return pageOf(rows, await leadersFor(db, rows, caller), limit, (row) => [row.id])
      },
    }),
    route({
      name: 'getLeader',
      method: 'GET',
      path: '/regions/:region/leaders/:leader',
      tag: 'leaders',
      summary: 'A leader, or an application.',
      access: own(READS),
      reply: Leader,
      place: leaderPlace,
      read: async ({ db, caller, params }) =>
        leaderFor(db, await getLeader(db, params.region, params.leader), caller),
    }),
    route({
      name: 'approveLeader',
      method: 'POST',
      path: '/regions/:region/leaders/:leader/approval',
      tag: 'leaders',
      summary: 'Approve an application; the leader may act at once.',
      access: staff({ operations: 'region' }),
      body: Approval,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const decision = { regionId: params.region, leaderId: params.leader, at }
        const approved = await approveLeader(tx, { ...body, ...decision, by: caller.personId })
        return leaderFor(tx, approved, caller)
      },
    }),
    route({
      name: 'rejectLeader',
      method: 'POST',
      path: '/regions/:region/leaders/:leader/rejection',
      tag: 'leaders',
      summary: 'Reject an application, with the reason.',
      access: staff({ operations: 'region' }),
      body: Why,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const decision = { regionId: params.region, leaderId: params.leader, at }
        const rejected = await rejectLeader(tx, { ...body, ...decision, by: caller.personId })
        return leaderFor(tx, rejected, caller)
      },
    }),
    route({
      name: 'exitLeader',
      method: 'POST',
      path: '/regions/:region/leaders/:leader/exit',
      tag: 'leaders',
      summary: 'Leave, or withdraw the application; only when nothing is under way.',
      access: own({ operations: 'region' }),
      body: Why,
      reply: Leader,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, leaderId: params.leader, by: caller.personId }
        return leaderFor(tx, await exitLeader(tx, { ...body, ...ids, at }), caller)
      },
    }),
  ]
}

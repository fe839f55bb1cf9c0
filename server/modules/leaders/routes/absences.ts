import { own } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { endAbsence } from '../end-absence.ts'
import { leaderPlace } from '../leader-place.ts'
import { type Absence as AbsenceRow, listAbsences } from '../queries/absences.ts'
import { listLeadersByIds } from '../queries/leaders.ts'
import { Absence, NewAbsence } from '../schemas.ts'
import { startAbsence } from '../start-absence.ts'

/** Absences with the names of who is away and who stands in. */
async function shown(db: Queryable, regionId: string, absences: readonly AbsenceRow[]) {
  const ids = [...new Set(absences.flatMap((one) => [one.leaderId, one.substituteId]))]
  const leaders = ids.length === 0 ? [] : await listLeadersByIds(db, regionId, ids)
  const names = new Map(leaders.map(({ id, name }) => [id, name]))
  return absences.map(({ regionId: _, ...absence }) => ({
    ...absence,
    leaderName: names.get(absence.leaderId) ?? '',
    substituteName: names.get(absence.substituteId) ?? '',
  }))
}

export function absenceRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listAbsences',
      method: 'GET',
      path: '/regions/:region/leaders/:leader/absences',
      tag: 'leaders',
      summary: 'Absences of a leader, and those in which they stand in.',
      access: own({ operations: 'region', support: 'region', supervisor: 'region' }),
      reply: field.list(Absence, 'Absences, the latest first.'),
      place: leaderPlace,
      read: async ({ db, params }) =>
        shown(db, params.region, await listAbsences(db, params.region, params.leader)),
    }),
    route({
      name: 'startAbsence',
      method: 'POST',
      path: '/regions/:region/leaders/:leader/absences',
      tag: 'leaders',
      summary: 'Be away while another leader stands in.',
      description:
        'One that starts now hands the communities over at once, with what has arrived. The absent leader goes on reading and may end the absence at any time.',
      access: own({ operations: 'region' }),
      body: NewAbsence,
      reply: Absence,
      status: 201,
      place: leaderPlace,
      write: async ({ tx, at, caller, params, body }) => {
        const absence = await startAbsence(tx, {
          regionId: params.region,
          leaderId: params.leader,
          substituteId: body.substituteId,
          startsAt: body.startsAt === undefined ? undefined : new Date(body.startsAt),
          endsAt: body.endsAt === null ? null : new Date(body.endsAt),
          why: body.why,
          by: caller.personId,
          at,
        })
        return (await shown(tx, params.region, [absence]))[0]!
      },
    }),
    route({
      name: 'endAbsence',
      method: 'POST',
      path: '/regions/:region/leaders/:leader/absences/:absence/end',
      tag: 'leaders',
      summary: 'Come back, or do not leave after all.',
      access: own({ operations: 'region' }),
      reply: Absence,
      place: leaderPlace,
      write: async ({ tx, at, caller, params }) => {
        const ended = await endAbsence(tx, {
          regionId: params.region,
          leaderId: params.leader,
          absenceId: params.absence,
          by: caller.personId,
          at,
        })
        return (await shown(tx, params.region, [ended]))[0]!
      },
    }),
  ]
}

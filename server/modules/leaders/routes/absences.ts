import { own } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { endAbsence } from '../end-absence.ts'
import { leaderPlace } from '../leader-place.ts'
import { type Absence as AbsenceRow, listAbsences } from '../queries/absences.ts'
import { Absence, NewAbsence } from '../schemas.ts'
import { startAbsence } from '../start-absence.ts'

const shown = ({ regionId: _, ...absence }: AbsenceRow) => absence

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
        (await listAbsences(db, params.region, params.leader)).map(shown),
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
        return shown(absence)
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
        return shown(ended)
      },
    }),
  ]
}

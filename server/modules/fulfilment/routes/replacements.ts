import { getStation } from '#places'
import { own } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { findResident, residentPlace } from '#residents'
import { answerReplacement } from '../answer-replacement.ts'
import { findAllocation } from '../queries/allocations.ts'
import { findReplacement, listReplacements } from '../queries/replacements.ts'
import { Replacement, ReplacementAnswer, Replacements } from '../schemas/replacements.ts'
import { showReplacements } from '../show-replacements.ts'
import { dayOf, READERS } from './day.ts'

const tag = 'fulfilment'
const FOR_THEM = { leader: 'community', support: 'region', operations: 'region' } as const

export const replacementRoutes = (): AnyRoute[] => [
  route({
    name: 'listReplacementsOfDay',
    method: 'GET',
    path: '/regions/:region/stations/:station/replacements/:date',
    tag,
    summary: 'Other goods that stand in for missing ones on a day; 200 at most.',
    access: READERS,
    reply: Replacements,
    read: async ({ db, params }) => {
      await getStation(db, params.region, params.station)
      const allocation = await findAllocation(db, dayOf(params))
      if (allocation === null) return []
      const found = await listReplacements(db, params.region, { allocationId: allocation.id })
      return showReplacements(db, found)
    },
  }),
  route({
    name: 'listReplacementsOfResident',
    method: 'GET',
    path: '/regions/:region/residents/:resident/replacements',
    tag,
    summary: 'Other goods that a resident gets or is offered in place of missing ones.',
    access: own({ ...FOR_THEM, supervisor: 'region' }),
    place: residentPlace,
    reply: Replacements,
    read: async ({ db, params }) =>
      showReplacements(
        db,
        await listReplacements(db, params.region, { residentId: params.resident }),
      ),
  }),
  route({
    name: 'answerReplacement',
    method: 'POST',
    path: '/regions/:region/replacements/:replacement/answer',
    tag,
    summary: 'Take other goods in place of what is missing, or have the money back.',
    description:
      'Until the time to answer is over or sorting is finished. They never cost more than what they stand in for. Without an answer the money goes back.',
    access: own(FOR_THEM),
    place: async ({ db, params }) => {
      const found = await findReplacement(db, params.region, params.replacement)
      if (found === null) return null
      const { communityId, residentId } = found
      const resident =
        residentId === null ? null : await findResident(db, params.region, residentId)
      return { regionId: params.region, communityId, personId: resident?.personId ?? null }
    },
    body: ReplacementAnswer,
    reply: Replacement,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const answered = await answerReplacement(tx, {
        regionId: params.region,
        replacementId: params.replacement,
        isWanted: body.isWanted,
        by: caller.personId,
        at,
      })
      return (await showReplacements(tx, [answered]))[0]!
    },
  }),
]

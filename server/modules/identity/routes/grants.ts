import { type Caller, isRole, staff } from '#platform/access'
import type { Queryable, Tx } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid, NotFound } from '#platform/refusals'
import { giveGrant } from '../give-grant.ts'
import { findGrant, listGrants } from '../queries/grants.ts'
import { GrantTooWide, GrantToSelf } from '../refusals.ts'
import { revokeGrant } from '../revoke-grant.ts'
import { Grant, GrantsPage, GrantsQuery, NewGrant } from '../schemas.ts'
import { mayGive } from '../scope-of-role.ts'

export function grantRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listOperatorGrants',
      method: 'GET',
      path: '/grants',
      tag: 'people',
      summary: 'Who holds which role everywhere.',
      access: staff({ admin: 'operator', supervisor: 'operator' }),
      query: GrantsQuery,
      reply: GrantsPage,
      read: ({ db, query }) => grantsPage(db, null, query),
    }),
    route({
      name: 'listGrants',
      method: 'GET',
      path: '/regions/:region/grants',
      tag: 'people',
      summary: 'Who holds which role in a region.',
      access: staff({ operations: 'region', supervisor: 'region' }),
      query: GrantsQuery,
      reply: GrantsPage,
      read: ({ db, params, query }) => grantsPage(db, params.region, query),
    }),
    route({
      name: 'giveOperatorGrant',
      method: 'POST',
      path: '/grants',
      tag: 'people',
      summary: 'Give a role that holds everywhere.',
      access: staff({ admin: 'operator' }),
      body: NewGrant,
      reply: Grant,
      status: 201,
      write: (work) => give(work.tx, work.caller, { ...work.body, regionId: null }, work),
    }),
    route({
      name: 'giveGrant',
      method: 'POST',
      path: '/regions/:region/grants',
      tag: 'people',
      summary: 'Give a role in a region; nobody gives more than they hold, nor to themselves.',
      access: staff({ operations: 'region' }),
      body: NewGrant,
      reply: Grant,
      status: 201,
      write: (work) =>
        give(work.tx, work.caller, { ...work.body, regionId: work.params.region }, work),
    }),
    route({
      name: 'revokeGrant',
      method: 'DELETE',
      path: '/grants/:grant',
      tag: 'people',
      summary: 'Take a role back; it acts at the person’s next call.',
      access: staff({ operations: 'region' }),
      place: async ({ db, params }) => {
        const grant = await findGrant(db, params.grant)
        if (grant === null) return null
        const { regionId, communityId, stationId, supplierId } = grant
        return { regionId: regionId ?? undefined, communityId, stationId, supplierId }
      },
      status: 204,
      write: async ({ tx, params, caller, at, note }) => {
        const grant = await findGrant(tx, params.grant)
        if (grant === null) throw new NotFound('grant')
        if (!mayGive(caller.grants, grant)) throw new GrantTooWide()
        await revokeGrant(tx, grant.id, { personId: caller.personId, at })
        note({ personId: grant.personId, role: grant.role })
      },
    }),
  ]
}

interface Wish {
  personId: string
  role: string
  regionId: string | null
  communityId?: string
  stationId?: string
  supplierId?: string
}

async function give(
  tx: Tx,
  caller: Caller,
  wish: Wish,
  work: { at: Date; note(details: Record<string, unknown>): void },
) {
  if (wish.personId === caller.personId) throw new GrantToSelf()
  if (!isRole(wish.role)) throw new Invalid('role', 'There is no such role.')
  const scoped = {
    role: wish.role,
    regionId: wish.regionId,
    communityId: wish.communityId ?? null,
    stationId: wish.stationId ?? null,
    supplierId: wish.supplierId ?? null,
  }
  if (!mayGive(caller.grants, scoped)) throw new GrantTooWide()
  const given = await giveGrant(tx, {
    ...scoped,
    personId: wish.personId,
    givenBy: caller.personId,
    at: work.at,
  })
  work.note({ grantId: given.id, personId: given.personId, role: given.role })
  return given
}

async function grantsPage(
  db: Queryable,
  regionId: string | null,
  query: { limit?: number; cursor?: string; personId?: string; role?: string },
) {
  const limit = query.limit ?? 50
  const [beforeId] = decodeCursor(query.cursor, 1) ?? []
  const { personId, role } = query
  const rows = await listGrants(db, {
    regionId,
    personId,
    role,
    beforeId: beforeId === undefined ? undefined : String(beforeId),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined
    ? { items, nextCursor: encodeCursor([last.id]) }
    : { items }
}

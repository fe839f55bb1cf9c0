import { type Caller, mayIn, type Role, staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { NotAllowed, NotFound } from '#platform/refusals'
import { isSettingName, SETTINGS, type SettingName } from './declared.ts'
import { listWritings } from './queries.ts'
import { describeSettings } from './read-settings.ts'
import {
  OperatorSettingChange,
  OperatorSettingsQuery,
  SettingChange,
  SettingRead,
  SettingsQuery,
  Writing,
} from './schemas.ts'
import { setSetting } from './set-setting.ts'

const readers = {
  operations: 'region',
  finance: 'region',
  support: 'region',
  supervisor: 'region',
} as const
const operatorReaders = {
  admin: 'operator',
  operations: 'operator',
  finance: 'operator',
  supervisor: 'operator',
} as const

/** Names of those of the people who are still there. */
export type ListPeople = (
  db: Queryable,
  ids: readonly string[],
) => Promise<readonly { id: string; name: string }[]>

/** Reading and setting of settings over the API. */
export function settingsRoutes(listPeople: ListPeople): AnyRoute[] {
  return [...regionRoutes(listPeople), ...operatorRoutes(listPeople)]
}

function regionRoutes(listPeople: ListPeople): AnyRoute[] {
  return [
    route({
      name: 'listSettings',
      method: 'GET',
      path: '/regions/:region/settings',
      tag: 'settings',
      summary: 'What is, or was, in force in a region, a community or at a station.',
      access: staff(readers),
      query: SettingsQuery,
      reply: field.list(SettingRead, 'Every setting.'),
      read: ({ db, params, query }) =>
        readAll(
          db,
          params.region,
          { communityId: query.community, stationId: query.station },
          query.at,
        ),
    }),
    route({
      name: 'listSettingWritings',
      method: 'GET',
      path: '/regions/:region/settings/:name/writings',
      tag: 'settings',
      summary: 'Who set a setting, when, and from when it holds.',
      access: staff(readers),
      reply: field.list(Writing, 'Writings, the newest in force first.'),
      read: ({ db, params }) => readWritings(db, listPeople, params.region, params.name),
    }),
    route({
      name: 'setSetting',
      method: 'PUT',
      path: '/regions/:region/settings/:name',
      tag: 'settings',
      summary: 'Set a setting from an instant on: finance what is money, operations the rest.',
      access: staff({ operations: 'region', finance: 'region' }),
      body: SettingChange,
      status: 204,
      write: async ({ tx, params, body, caller, at, note }) => {
        const name = nameOf(params.name)
        refuseUnlessTheirs(caller, name, params.region)
        const wish = { ...body, name, inForceFrom: dateOf(body.inForceFrom) }
        await setSetting(tx, params.region, wish, { personId: caller.personId, at })
        note({ value: body.value, scopeKind: body.scopeKind })
      },
    }),
  ]
}

function operatorRoutes(listPeople: ListPeople): AnyRoute[] {
  return [
    route({
      name: 'listOperatorSettings',
      method: 'GET',
      path: '/settings',
      tag: 'settings',
      summary: 'What is, or was, in force where no region says otherwise.',
      access: staff(operatorReaders),
      query: OperatorSettingsQuery,
      reply: field.list(SettingRead, 'Every setting.'),
      read: ({ db, query }) => readAll(db, 'operator', {}, query.at),
    }),
    route({
      name: 'listOperatorSettingWritings',
      method: 'GET',
      path: '/settings/:name/writings',
      tag: 'settings',
      summary: 'Who set a setting for every region, when, and from when it holds.',
      access: staff(operatorReaders),
      reply: field.list(Writing, 'Writings, the newest in force first.'),
      read: ({ db, params }) => readWritings(db, listPeople, 'operator', params.name),
    }),
    route({
      name: 'setOperatorSetting',
      method: 'PUT',
      path: '/settings/:name',
      tag: 'settings',
      summary: 'Set a setting for every region that does not say otherwise.',
      access: staff({ admin: 'operator', operations: 'operator', finance: 'operator' }),
      body: OperatorSettingChange,
      status: 204,
      write: async ({ tx, params, body, caller, at, note }) => {
        const name = nameOf(params.name)
        refuseUnlessTheirs(caller, name, null)
        const inForceFrom = dateOf(body.inForceFrom)
        const wish = { name, value: body.value, scopeKind: 'operator' as const, inForceFrom }
        await setSetting(tx, 'operator', wish, { personId: caller.personId, at })
        note({ value: body.value })
      },
    }),
  ]
}

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text)

function nameOf(text: string): SettingName {
  if (isSettingName(text)) return text
  throw new NotFound('setting')
}

/** Money is finance's to set, the rest is operations'; administrators set both. */
function refuseUnlessTheirs(caller: Caller, name: SettingName, regionId: string | null): void {
  const roles: Role[] = ['admin', SETTINGS[name].isMoney ? 'finance' : 'operations']
  const may =
    regionId === null
      ? caller.grants.some((grant) => roles.includes(grant.role) && grant.regionId === null)
      : mayIn(caller, roles, { regionId })
  if (!may) throw new NotAllowed()
}

async function readAll(
  db: Queryable,
  regionId: string,
  place: { communityId?: string | undefined; stationId?: string | undefined },
  at: string | undefined,
) {
  const instant = dateOf(at) ?? (await businessNow(db))
  const settings = await describeSettings(db, regionId, place, instant)
  return settings.map((setting) => {
    const declared = SETTINGS[setting.name]
    return {
      ...setting,
      description: (declared.schema as { description?: string }).description ?? '',
      default: declared.default,
      schema: { ...declared.schema },
      scopes: declared.scopes,
      isMoney: declared.isMoney,
    }
  })
}

async function readWritings(db: Queryable, listPeople: ListPeople, regionId: string, text: string) {
  const writings = await listWritings(db, regionId, nameOf(text))
  const people = await listPeople(db, [...new Set(writings.flatMap(({ setBy }) => setBy ?? []))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return writings.map(({ name: _, ...writing }) => ({
    ...writing,
    setByName: writing.setBy === null ? null : (names.get(writing.setBy) ?? null),
  }))
}

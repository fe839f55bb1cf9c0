import { randomBytes } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type { Role } from '#platform/access'
import { readConfig } from '#platform/config'
import { deliverOnce } from '#platform/events'
import { newId } from '#platform/ids'
import type { Logger } from '#platform/log'
import { type Composed, compose } from '../../server/compose.ts'
import { asProgram } from './citus/statement-log.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

/** A signed-in person of a test. */
export interface Person {
  id: string
  token: string
}

export interface GrantWish {
  role: Role
  regionId?: string
  communityId?: string
  stationId?: string
  supplierId?: string
}

export interface Answer {
  status: number
  // A test reads whatever shape it asked for.
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked by the assertions themselves
  body: any
  headers: Record<string, unknown>
}

export interface TestLinli extends Composed {
  url: string
  /** Calls the API as a person, or as nobody; path below /api/v1. */
  call(
    who: Person | null,
    method: string,
    path: string,
    body?: unknown,
    options?: { key?: string; headers?: Record<string, string> },
  ): Promise<Answer>
  /** A new person with grants and a live session. */
  person(...grants: GrantWish[]): Promise<Person>
  /** Delivers every event that waits for its consumers. */
  settle(): Promise<void>
}

/** The whole program on a database of its own, without a port and without workers. */
export const startTestLinli = async (
  env: Record<string, string> = {},
  logger: Logger | false = false,
): Promise<TestLinli> => startTestLinliOn(await freshDatabase(), env, logger)

/** The same on a database that is there already; closing drops it. */
export async function startTestLinliOn(
  { url, drop }: FreshDatabase,
  env: Record<string, string> = {},
  logger: Logger | false = false,
): Promise<TestLinli> {
  const config = readConfig({
    LINLI_SECRET: 'only-for-tests-and-long-enough-0123456789',
    DATABASE_URL: url,
    RATE_LIMIT: 'off',
    // Tests change what they read behind the program's back.
    KEEP_ANSWERS: '0',
    ...env,
  } as NodeJS.ProcessEnv)
  const composed = await compose(config, url, logger)
  const { db } = composed.database

  const person = async (...grants: GrantWish[]): Promise<Person> => {
    const id = newId()
    const token = randomBytes(24).toString('base64url')
    await db
      .insertInto('auth_users')
      .values({ id, name: `Person ${id.slice(-4)}`, email: `${id}@test.invalid` })
      .execute()
    await db
      .insertInto('auth_sessions')
      .values({ id: newId(), token, user_id: id, expires_at: new Date(Date.now() + 86_400_000) })
      .execute()
    for (const grant of grants) {
      await db
        .insertInto('grants')
        .values({
          id: newId(),
          person_id: id,
          role: grant.role,
          region_id: grant.regionId ?? null,
          community_id: grant.communityId ?? null,
          station_id: grant.stationId ?? null,
          supplier_id: grant.supplierId ?? null,
        })
        .execute()
    }
    return { id, token }
  }

  return {
    ...composed,
    url,
    person,
    call: async (who, method, path, body, options = {}) => {
      const request = {
        method: method as InjectOptions['method'] & string,
        url: `/api/v1${path}`,
        headers: {
          ...(who === null ? {} : { authorization: `Bearer ${who.token}` }),
          ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      } as InjectOptions
      // Injecting begins only where it is awaited.
      const response = await asProgram(async () => await composed.app.inject(request))
      const isJson = String(response.headers['content-type'] ?? '').includes('json')
      return {
        status: response.statusCode,
        body: isJson && response.body !== '' ? response.json() : response.body,
        headers: response.headers,
      }
    },
    settle: () =>
      asProgram(async () => {
        for (let round = 0; round < 100 && (await deliverOnce(db)) > 0; round += 1);
      }),
    close: async () => {
      await composed.close()
      await drop()
    },
  }
}

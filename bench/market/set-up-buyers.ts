import { randomUUID } from 'node:crypto'
import { createPeople, createSessions } from '#identity'
import { batched, type Db, transact } from '#platform/db'
import { createResidents } from '#residents'
import type { Api } from '../calls/api.ts'
// Residents are bound to the leaders of their community as they join: leaders say who those are.
import '#leaders'

/** Someone who buys, signed in. */
export interface Buyer {
  residentId: string
  token: string
}

const SESSION_HOURS = 48
const DEPOSITS_A_CALL = 1000
/** More than any run of a bench can spend. */
const PURSE_MINOR = 100_000_000_000

/** Residents spread over the communities, signed in, each with money in the wallet. */
export async function setUpBuyers(
  db: Db,
  api: Api,
  admin: string,
  market: { regionId: string; communityIds: string[]; count: number; called?: string },
): Promise<Buyer[]> {
  const { regionId, communityIds, count, called = '居民' } = market
  const names = Array.from({ length: count }, (_, at) => `${called}${at}`)
  const residents = await transact(db, async (tx) => {
    const people = await createPeople(
      tx,
      names.map((name) => ({ name, locale: 'zh-CN' })),
    )
    const joining = people.map(({ id }, at) => ({
      personId: id,
      name: names[at]!,
      communityId: communityIds[at % communityIds.length]!,
    }))
    const ids = await createResidents(tx, regionId, joining, { by: null, at: new Date() })
    return people.map(({ id }, at) => ({ personId: id, residentId: ids[at]! }))
  })
  for (const batch of batched(residents, DEPOSITS_A_CALL)) {
    await api.ask({
      method: 'POST',
      path: `/regions/${regionId}/wallet-deposits`,
      token: admin,
      key: `bench-deposits-${randomUUID()}`,
      body: {
        deposits: batch.map(({ residentId }) => ({ residentId, amountMinor: PURSE_MINOR })),
        reason: 'For the bench.',
      },
    })
  }
  const sessions = await createSessions(
    db,
    residents.map(({ personId }) => personId),
    SESSION_HOURS,
  )
  return residents.map(({ residentId }, at) => ({ residentId, token: sessions[at]!.token }))
}

import { openAccounts, operatorAccount, postTransfers, WALLET_FUNDING, walletOf } from '#ledger'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import type { WindowWorld } from './campaigns-world.ts'
import { withClient } from './cluster.ts'
import type { Answer, GrantWish, Person, TestLinli } from './linli.ts'

/** A resident with a live session and money in the wallet. */
export interface Buyer extends Person {
  residentId: string
}

/** Buyers of a window's first community, written straight into the tables. */
export async function makeBuyers(
  linli: TestLinli,
  world: WindowWorld,
  { count = 1, walletMinor = 100_000, communityId = world.communityIds[0]! } = {},
): Promise<Buyer[]> {
  const { regionId } = world
  const buyers: Buyer[] = []
  for (let made = 0; made < count; made += 1) {
    buyers.push({ ...(await linli.person()), residentId: newId() })
  }
  const { db } = linli.database
  await db
    .insertInto('residents')
    .values(
      buyers.map((buyer) => ({
        region_id: regionId,
        id: buyer.residentId,
        person_id: buyer.id,
        name: '王芳',
        community_id: communityId,
      })),
    )
    .execute()
  await transact(db, async (tx) => {
    await openAccounts(tx, [
      ...['escrow', WALLET_FUNDING].map((id) => operatorAccount(regionId, id, 'CNY')),
      ...buyers.map(({ residentId }) => ({
        regionId,
        id: walletOf(residentId),
        kind: 'wallet',
        ownerId: residentId,
        currency: 'CNY',
        isKept: true,
        floorMinor: 0,
      })),
    ])
    if (walletMinor === 0) return
    await postTransfers(
      tx,
      buyers.map(({ residentId }) => ({
        regionId,
        debitAccount: WALLET_FUNDING,
        creditAccount: walletOf(residentId),
        amountMinor: walletMinor,
        code: 'wallet-deposit',
        occurredAt: new Date(),
      })),
    )
  })
  return buyers
}

type Lines = readonly (readonly [offer: { offerId: string }, quantity: number])[]

/** A checkout's body for lines of one window. */
export const checkoutOf = (
  world: WindowWorld,
  lines: Lines,
  payments: readonly object[] = [{ method: 'wallet' }],
) => ({
  parts: [
    {
      windowId: world.windowId,
      fulfilment: 'pickup',
      lines: lines.map(([{ offerId }, quantity]) => ({ offerId, quantity })),
    },
  ],
  payments,
})

/** Orders in the shop, under a key of its own unless one is given. */
export const order = (
  linli: TestLinli,
  world: WindowWorld,
  buyer: Person,
  body: object,
  key: string = newId(),
): Promise<Answer> =>
  linli.call(buyer, 'POST', `/regions/${world.regionId}/checkouts`, body, { key })

/** Orders in the shop and gives what was placed: one order, as the reply shows it. */
export async function placeOrder(
  linli: TestLinli,
  world: WindowWorld,
  buyer: Person,
  body: object,
): Promise<{ id: string; paymentIds: string[] }> {
  const answer = await order(linli, world, buyer, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  const paymentIds = answer.body.payments.map((payment: { id: string }) => payment.id)
  return { ...answer.body.orders[0], paymentIds }
}

/** Runs one sweep of the program by name, until nothing is left for it. */
export async function runSweep(linli: TestLinli, name: string): Promise<void> {
  const sweep = linli.sweeps.find((one) => one.name === name)
  if (sweep === undefined) throw new Error(`no sweep ${name}`)
  while ((await transact(linli.database.db, (tx) => sweep.sweep(tx))) > 0);
}

/** Templates of what a person was told in a region, oldest first. */
export async function toldTo(
  linli: TestLinli,
  regionId: string,
  person: Person,
): Promise<string[]> {
  const { body } = await linli.call(person, 'GET', `/regions/${regionId}/notices?limit=100`)
  return body.items.map((notice: { template: string }) => notice.template).reverse()
}

/** What a buyer's wallet holds, in minor units, as they see it. */
export async function balanceOf(
  linli: TestLinli,
  { regionId }: { regionId: string },
  buyer: Buyer,
): Promise<number> {
  const path = `/regions/${regionId}/residents/${buyer.residentId}/wallet`
  return (await linli.call(buyer, 'GET', path)).body.balanceMinor
}

/** Gives a person one more grant, from their next call on. */
export async function grantTo(
  { database: { db } }: TestLinli,
  person: Person,
  grant: GrantWish,
): Promise<void> {
  await db
    .insertInto('grants')
    .values({
      id: newId(),
      person_id: person.id,
      role: grant.role,
      region_id: grant.regionId ?? null,
      community_id: grant.communityId ?? null,
      station_id: grant.stationId ?? null,
    })
    .execute()
}

/** The same person on another device. */
export async function secondSessionOf(
  { database: { db } }: TestLinli,
  person: Person,
): Promise<Person> {
  const token = newId()
  await db
    .insertInto('auth_sessions')
    .values({
      id: newId(),
      token,
      user_id: person.id,
      expires_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  return { id: person.id, token }
}

/** Ends the lanes' connections as a restart of the server would; how many there were. */
export const cutLanes = ({ url }: TestLinli): Promise<number> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'linli-lane'`,
    )
    return rowCount ?? 0
  })

/** Resolves when a batch of orders waits for a lock. */
export const untilLaneWaits = ({ url }: TestLinli): Promise<void> =>
  withClient(url, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = current_database()
         and application_name = 'linli-lane' and wait_event_type = 'Lock'`,
      )
      if (rowCount !== 0) return
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })

/** Does to the database what the program's own role may not. */
export const tamper = ({ url }: TestLinli, statement: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(statement)
  })

import { inParallel } from '../calls/in-parallel.ts'
import type { SetUp } from './set-up-means.ts'
import { readLeaders } from './settle-queries.ts'
import { leaderName, type Player, type World } from './world.ts'

const CALLS_AT_ONCE = 4
const BANK = 'Bank of the replay'

/** Leaders and suppliers say where they are paid. */
export async function setUpPayees({ api, db }: SetUp, world: World): Promise<void> {
  const accounts: { path: string; player: Player; holderName: string }[] = []
  for (const { regionId, id, store } of await readLeaders(db)) {
    const player = world.people.get(leaderName(store))!
    accounts.push({ path: `/regions/${regionId}/leaders/${id}`, player, holderName: store })
  }
  for (const [regionId, { suppliers }] of world.hubs) {
    for (const [holderName, { supplierId, player }] of suppliers) {
      accounts.push({ path: `/regions/${regionId}/suppliers/${supplierId}`, player, holderName })
    }
  }
  await inParallel(CALLS_AT_ONCE, accounts, async ({ path, player, holderName }, nth) => {
    await api.ask({
      method: 'PUT',
      path: `${path}/bank-account`,
      token: player.token,
      body: { holderName, bankName: BANK, accountNumber: String(10_000_000 + nth) },
    })
  })
}

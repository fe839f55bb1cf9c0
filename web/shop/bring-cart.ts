import type { QueryClient } from '@tanstack/react-query'
import { getCart, isRefused, putIntoCart, read } from '../api/index.ts'
import type { ReplyOf } from '../api/reply-of.ts'
import { m, nameOf } from '../i18n/index.ts'
import { tell } from '../ui/notice.tsx'
import { type DeviceLine, keepDeviceLines } from './device-cart.ts'
import { rememberedLeader } from './place.ts'
import { noteTold } from './unsent.ts'

/** Brings what was gathered on the device into the server's cart, and then forgets it here. */
export async function bringCart(
  client: QueryClient,
  region: string,
  lines: readonly DeviceLine[],
  kept: ReplyOf<typeof getCart>['lines'],
): Promise<void> {
  const leaderCode = rememberedLeader(region)
  const refused: string[] = []
  for (const { offerId, quantity, name } of lines) {
    const there = kept.find((line) => line.offerId === offerId)
    if (there !== undefined && there.quantity >= quantity) continue
    const replacement = there === undefined ? {} : { replacement: there.replacement }
    const leader = leaderCode === null ? {} : { leaderCode }
    // An offer that is gone by now is left behind, and said; the others still come.
    await putIntoCart({ region, offer: offerId }, { quantity, ...replacement, ...leader }).catch(
      (error: unknown) => {
        // Busy, or nobody there: nothing is left behind for that.
        if (!isRefused(error) || error.status === 429 || error.status >= 500) throw error
        refused.push(nameOf(name))
      },
    )
  }
  if (refused.length > 0) tell(m.shop_cart_left_behind({ goods: refused.join(' · ') }), 'waits')
  noteTold()
  // Read before the device forgets: in between the goods would be in neither.
  await client.invalidateQueries({ queryKey: read(getCart, { region }).queryKey })
  keepDeviceLines(region, [])
}

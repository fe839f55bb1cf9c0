import { useQuery } from '@tanstack/react-query'
import { getCommunity, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useMoveHome } from '../../parts/use-move-home.ts'
import type { Place } from '../../place.ts'
import { useCommunity, useReader } from '../../reader.tsx'
import { RefusalNotice } from '../orders/refusal-notice.tsx'

interface Resident {
  id: string
  communityId: string
  version: number
}

/**
 * Who has looked at one community and lives in another says at which of them the goods are to be
 * fetched, before anything is ordered: an order goes to where one lives.
 */
export function WhichHome({ place, resident }: { place: Place; resident: Resident }) {
  const { setPlace } = useReader()
  const looked = useCommunity().data?.name ?? ''
  const home = useQuery(
    read(getCommunity, { region: place.region, community: resident.communityId }),
  ).data
  const move = useMoveHome(resident)
  return (
    <section className="order-card order-stack">
      <h2>{m.shop_order_which_home()}</h2>
      <p>{m.shop_order_which_home_text({ home: home?.name ?? '', looked })}</p>
      <RefusalNotice error={move.error} />
      <Button
        isWide
        onClick={() => setPlace({ region: place.region, community: resident.communityId })}
      >
        {m.shop_order_which_home_stay({ home: home?.name ?? '' })}
      </Button>
      <Button kind="soft" isWide isBusy={move.isPending} onClick={() => move.moveTo(place)}>
        {m.shop_order_which_home_move({ looked })}
      </Button>
    </section>
  )
}

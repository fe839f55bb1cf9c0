import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { getCommunity, read } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import { useMoveHome } from '../../parts/use-move-home.ts'
import { paths } from '../../paths.ts'
import { useCommunity, usePlace } from '../../reader.tsx'
import type { Who } from './account.tsx'

/** Where one lives; who looks at another community of the region may move there. */
export function MoveHome({ who: { resident, region } }: { who: Who }) {
  const place = usePlace()
  const there = useCommunity().data
  const home = useQuery(
    read(getCommunity, { region: region.id, community: resident.communityId }),
  ).data
  const move = useMoveHome(resident, () => tell(m.shop_account_moved()))
  const isElsewhere = place?.region === region.id && place.community !== resident.communityId
  return (
    <section className="account-card">
      <p>
        {m.shop_account_community()} <b>{home?.name}</b>{' '}
        <Link href={paths.choosePlace(paths.profile())}>{m.shop_account_community_other()}</Link>
      </p>
      {isElsewhere && there !== undefined ? (
        <>
          <p>{m.shop_account_move_text({ community: there.name })}</p>
          {move.error ? <Notice tone="wrong">{failureText(move.error)}</Notice> : null}
          <Button
            kind="soft"
            icon="home"
            isWide
            isBusy={move.isPending}
            onClick={() => move.moveTo({ region: region.id, community: there.id })}
          >
            {m.shop_account_move_go({ community: there.name })}
          </Button>
        </>
      ) : null}
    </section>
  )
}

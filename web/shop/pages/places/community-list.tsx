import { Link, useSearchParams } from 'wouter'
import { m, number } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'
import { isSamePlace, placeNamed } from '../../place.ts'
import { useReader } from '../../reader.tsx'
import { ownPath } from '../sign-in/own-path.ts'

export interface ListedCommunity {
  id: string
  name: string
  address: string
  distanceMeters?: number
  isInside?: boolean
}

/** Communities to choose from; a tap remembers it and opens the day there, or what it was chosen for. */
export function CommunityList({
  region,
  communities,
}: {
  region: string
  communities: readonly ListedCommunity[]
}) {
  const { place, setPlace } = useReader()
  const [query] = useSearchParams()
  const back = ownPath(query.get('back'))
  return (
    <ul className="choose-list">
      {communities.map((community) => {
        const there = { region, community: community.id }
        const isHome = isSamePlace(place, there)
        return (
          <li key={community.id}>
            <Link
              href={isForAnyPlace(back) ? back : paths.today(there)}
              onClick={() => setPlace(there)}
              aria-current={isHome ? 'true' : undefined}
            >
              <Icon name={isHome ? 'check-circle' : 'pin'} />
              <span className="choose-name">
                <strong>{community.name}</strong>
                <span>{community.address}</span>
              </span>
              <Distance community={community} />
              <Icon name="next" size={18} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

/** A page of one's own, as the account: it is there whichever community one chooses. */
const isForAnyPlace = (path: string): boolean =>
  path !== paths.home() && placeNamed(path.split('?')[0]!) === null

function Distance({ community: { distanceMeters, isInside } }: { community: ListedCommunity }) {
  if (distanceMeters === undefined) return null
  if (isInside) return <span className="choose-far">{m.shop_here()}</span>
  const text =
    distanceMeters < 1000
      ? m.shop_metres({ count: number(Math.round(distanceMeters / 10) * 10) })
      : m.shop_kilometres({ count: number(Math.round(distanceMeters / 100) / 10) })
  return <span className="choose-far number">{text}</span>
}

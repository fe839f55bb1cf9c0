import { Link } from 'wouter'
import { m, number } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'
import { isSamePlace } from '../../place.ts'
import { useReader } from '../../reader.tsx'

export interface ListedCommunity {
  id: string
  name: string
  address: string
  distanceMeters?: number
  isInside?: boolean
}

/** Communities to choose from; a tap opens the day there and remembers it. */
export function CommunityList({
  region,
  communities,
}: {
  region: string
  communities: readonly ListedCommunity[]
}) {
  const { place, setPlace } = useReader()
  return (
    <ul className="choose-list">
      {communities.map((community) => {
        const there = { region, community: community.id }
        const isHome = isSamePlace(place, there)
        return (
          <li key={community.id}>
            <Link
              href={paths.today(there)}
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

function Distance({ community: { distanceMeters, isInside } }: { community: ListedCommunity }) {
  if (distanceMeters === undefined) return null
  if (isInside) return <span className="choose-far">{m.shop_here()}</span>
  const text =
    distanceMeters < 1000
      ? m.shop_metres({ count: number(Math.round(distanceMeters / 10) * 10) })
      : m.shop_kilometres({ count: number(Math.round(distanceMeters / 100) / 10) })
  return <span className="choose-far number">{text}</span>
}

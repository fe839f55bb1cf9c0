import { Link, useLocation } from 'wouter'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { paths } from '../paths.ts'
import { useCommunity } from '../reader.tsx'

/** Where one shops and where it is collected; a tap chooses another. */
export function PlaceLink() {
  const { data: community } = useCommunity()
  const [path] = useLocation()
  return (
    <Link href={paths.choosePlace(path)} className="shop-place" title={m.shop_change_place()}>
      <Icon name="pin" size={20} />
      <strong>{community?.name ?? '…'}</strong>
      {community?.pickupStation ? (
        <span className="shop-place-point">· {community.pickupStation.name}</span>
      ) : null}
      <Icon name="down" size={16} />
      <span className="only-heard">{m.shop_change_place()}</span>
    </Link>
  )
}

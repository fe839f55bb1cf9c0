import { useMutation } from '@tanstack/react-query'
import { listNearbyCommunities } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import { CommunityList } from './community-list.tsx'

const MOST_SHOWN = 5
const WITHIN_METERS = 5000
const PATIENCE_MS = 12_000

/** The device could not or may not say where it is. */
class NoPosition extends Error {}

const position = (): Promise<GeolocationPosition> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new NoPosition())
    navigator.geolocation.getCurrentPosition(resolve, () => reject(new NoPosition()), {
      timeout: PATIENCE_MS,
      maximumAge: 300_000,
    })
  })

async function findNearby(regions: readonly { id: string }[]) {
  const { coords } = await position()
  const found = await Promise.all(
    regions.map(async ({ id: region }) => {
      const communities = await listNearbyCommunities({
        region,
        latitude: coords.latitude,
        longitude: coords.longitude,
        withinMeters: WITHIN_METERS,
        limit: MOST_SHOWN,
      })
      return { region, communities }
    }),
  )
  return found.filter(({ communities }) => communities.length > 0)
}

/** The communities around the reader, once they agree to say where they are. */
export function NearbyCommunities({ regions }: { regions: readonly { id: string }[] }) {
  const nearby = useMutation({ mutationFn: () => findNearby(regions) })
  if (nearby.isSuccess && nearby.data.length > 0) {
    return (
      <section className="choose-region">
        <h2>{m.shop_nearby()}</h2>
        {nearby.data.map(({ region, communities }) => (
          <CommunityList key={region} region={region} communities={communities} />
        ))}
      </section>
    )
  }
  return (
    <div className="choose-nearby">
      <Button
        kind="soft"
        icon="navigate"
        isWide
        isBusy={nearby.isPending}
        onClick={() => nearby.mutate()}
      >
        {m.shop_find_nearby()}
      </Button>
      <p className="shop-soft">{m.shop_find_nearby_consent()}</p>
      {nearby.isSuccess ? <Notice>{m.shop_nearby_none()}</Notice> : null}
      {nearby.isError ? (
        <Notice tone="waits">
          {nearby.error instanceof NoPosition ? m.shop_no_position() : failureText(nearby.error)}
        </Notice>
      ) : null}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { read, resolveLeaderLink } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { LEADER_COOKIE, type Place } from '../../place.ts'

const linkOf = ({ params }: Pick<PageVisit, 'params'>) =>
  read(resolveLeaderLink, { region: params.region!, code: params.code! })

const found = (visit: PageVisit) => visit.client.getQueryData(linkOf(visit).queryKey)

export const load = (visit: PageVisit) => visit.client.prefetchQuery(linkOf(visit))

export const head = () => ({ title: m.shop_leader_link(), isPrivate: true })

/** To what the leader shared; the remembered community stays where the leader serves it. */
export function redirect(visit: PageVisit): string | null {
  const leader = found(visit)
  const home = leader?.communities.find(({ id }) => id === visit.place?.community)
  const community = home ?? leader?.communities[0]
  if (community === undefined) return null
  const place: Place = { region: visit.params.region!, community: community.id }
  const product = visit.query.get('product')
  const window = visit.query.get('window')
  if (product !== null) return paths.product(place, product)
  return window === null ? paths.today(place) : paths.window(place, window)
}

export function cookies(visit: PageVisit): Record<string, string> {
  const leader = found(visit)
  return leader === undefined ? {} : { [LEADER_COOKIE]: `${visit.params.region}/${leader.code}` }
}

/** Seen only where the link leads nowhere: a known one has been followed by the server. */
export default function LeaderLink() {
  const params = useParams<{ region: string; code: string }>()
  const leader = useQuery(linkOf({ params }))
  return (
    <>
      <h1 className="only-heard">{m.shop_leader_link()}</h1>
      {leader.isPending ? (
        <Skeleton kind="page" count={2} />
      ) : (
        <Failed error={leader.error} onRetry={leader.refetch} />
      )}
    </>
  )
}

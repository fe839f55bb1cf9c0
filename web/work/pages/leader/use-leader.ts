import { useQuery } from '@tanstack/react-query'
import {
  getMyLeadership,
  listCommunityLeaders,
  read,
  showWindow,
  showWindows,
} from '../../../api/index.ts'
import { useWork } from '../../work.tsx'

/** The path parameters of calls about the community and, where asked, the page's day. */
export function useHere() {
  const { region, community, date } = useWork()
  const here = { region: region.id, community: community?.id ?? '' }
  return { here, day: { ...here, date } }
}

/** One's own leadership in the region; none for who only runs it. */
export function useLeadership() {
  const { region } = useWork()
  return useQuery({ ...read(getMyLeadership, { region: region.id }), staleTime: 300_000 })
}

/** The code whose link is shared here: one's own, else that of whom one stands in for. */
export function useLeaderCode(): string | undefined {
  const { here } = useHere()
  const own = useLeadership().data
  const leaders = useQuery(read(listCommunityLeaders, here)).data
  const isOwn = own?.communities.some(({ communityId }) => communityId === here.community)
  if (isOwn === true && own?.code != null) return own.code
  return (leaders?.find(({ isMain }) => isMain) ?? leaders?.[0])?.code
}

/** The windows in which the community can order now, the first to close first. */
export function useOpenWindows() {
  const { here } = useHere()
  return useQuery({
    ...read(showWindows, here),
    enabled: here.community !== '',
    select: ({ windows }) =>
      windows
        .filter(({ state }) => state === 'open')
        .toSorted((a, b) => a.closesAt.localeCompare(b.closesAt)),
  })
}

/** A window's goods as the community sees them. */
export function useWindowGoods(window: string | undefined) {
  const { here } = useHere()
  return useQuery({
    ...read(showWindow, { ...here, window: window ?? '' }),
    enabled: window !== undefined,
  })
}

export type WindowGoods = NonNullable<ReturnType<typeof useWindowGoods>['data']>
export type Offer = WindowGoods['offers'][number]

/** Whether an offer's own time to be ordered is over. */
export const isPastCutoff = ({ cutoffAt }: Offer, now: number): boolean =>
  Date.parse(cutoffAt) <= now

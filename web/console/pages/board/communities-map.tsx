import { Link } from '@tanstack/react-router'
import { m } from '../../../i18n/index.ts'
import { PointMap } from '../../map/point-map.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Empty } from '../../states.tsx'
import { type DayBoard, shareOf } from './day.ts'
import { stateSays, stateTone } from './state.ts'

/** Where the communities lie and how each stands. */
export function CommunitiesMap({ board }: { board: DayBoard }) {
  const most = Math.max(1, ...board.communities.map(({ orders }) => orders))
  const points = board.communities.flatMap((community) => {
    const { id, name, latitude, longitude, orders } = community
    const tone = stateTone(community)
    return latitude === null || longitude === null
      ? []
      : {
          ...{ id, name, latitude, longitude },
          tone: tone === 'cold' ? ('calm' as const) : tone,
          says: stateSays(community),
          weight: shareOf(orders, most),
        }
  })
  return (
    <Panel
      title={m.console_day_map()}
      action={
        <Link className="board-act" to="/communities">
          {m.console_day_open()}
        </Link>
      }
    >
      {points.length === 0 ? (
        <Empty icon="community" title={m.console_day_communities_none()} />
      ) : (
        <PointMap label={m.console_day_map_says()} points={points} />
      )}
    </Panel>
  )
}

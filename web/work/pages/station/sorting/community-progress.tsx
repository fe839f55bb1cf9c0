import type { SortingWave } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { markedOf, type SortLine } from './board-day.ts'
import { useCommunityNames } from './community-names.ts'

/** How far each community is, with its bags. */
export function CommunityProgress(props: { wave: SortingWave; lines: readonly SortLine[] }) {
  const { wave, lines } = props
  const names = useCommunityNames()
  const bags = new Map(wave.communities.map((one) => [one.communityId, one.bagCount]))
  const communities = [...Map.groupBy(lines, ({ communityId }) => communityId)]
  if (communities.length === 0) return null
  return (
    <ul className="station-places">
      {communities.map(([id, own]) => {
        const done = markedOf(own)
        return (
          <li key={id}>
            <span className="station-grow">{names.get(id) ?? m.station_community()}</span>
            <span>{m.station_bags({ count: bags.get(id) ?? 0 })}</span>
            {done === own.length ? (
              <span className="desk-ink-go">
                <Icon name="check" size={18} label={m.station_wave_done()} />
              </span>
            ) : (
              <span className="number">{m.station_of_lines({ done, count: own.length })}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

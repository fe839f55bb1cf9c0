import { Link } from 'wouter'
import { useServerMinute } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { cutoffText, opensText, pickupText } from '../../goods/window-words.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import { useRegion } from '../../reader.tsx'
import type { ListedWindow } from './today-queries.ts'

/** The other windows: those open at the same time, then those that come. */
export function NextWindows({
  place,
  windows,
}: {
  place: Place
  windows: readonly ListedWindow[]
}) {
  const region = useRegion()
  const now = useServerMinute()
  if (windows.length === 0 || region === undefined) return null
  const { timeZone } = region
  return (
    <section className="today-next">
      <h2>{m.shop_other_windows()}</h2>
      <ul>
        {windows.map((window) => (
          <li key={window.id}>
            <Link href={paths.window(place, window.id)}>
              <span className="today-next-text">
                <strong>{nameOf(window.name)}</strong>
                <span>
                  {window.state === 'open'
                    ? cutoffText(window.closesAt, now, timeZone)
                    : opensText(window.opensAt, now, timeZone)}
                </span>
                <span>{pickupText(window, now, timeZone, null)}</span>
              </span>
              <Icon name="next" size={18} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

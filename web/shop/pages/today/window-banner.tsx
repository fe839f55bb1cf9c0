import { useServerMinute } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { cutoffText, opensText, pickupText } from '../../goods/window-words.ts'
import { useCommunity, useRegion } from '../../reader.tsx'
import type { ListedWindow } from './today-queries.ts'

/** What is on, until when, and when and where it arrives. */
export function WindowBanner({ window }: { window: ListedWindow }) {
  const region = useRegion()
  const { data: community } = useCommunity()
  const now = useServerMinute()
  if (region === undefined) return null
  const { timeZone } = region
  const isOpen = window.state === 'open'
  const turn = isOpen ? window.closesAt : window.opensAt
  return (
    <section className="today-banner" aria-label={nameOf(window.name)}>
      <div className="today-banner-text">
        <h1>{isOpen ? cutoffText(turn, now, timeZone) : opensText(turn, now, timeZone)}</h1>
        <p>{pickupText(window, now, timeZone, community?.pickupStation?.name ?? null)}</p>
      </div>
      <div className="today-left">
        <Countdown until={turn} />
        <span>{isOpen ? m.shop_time_left() : m.shop_time_until()}</span>
      </div>
    </section>
  )
}

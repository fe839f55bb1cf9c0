import { m } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'

interface Spot {
  stationName: string
  address: string
  latitude: number | null
  longitude: number | null
}

/** Where a phone's own maps open; nothing is asked before the person taps it. */
function hrefOf({ latitude, longitude, address, stationName }: Spot): string {
  const words = encodeURIComponent(`${stationName} ${address}`)
  const isApple = /iPhone|iPad|Macintosh/.test(navigator.userAgent)
  const to = latitude === null || longitude === null ? null : `${latitude},${longitude}`
  if (isApple) return `https://maps.apple.com/?daddr=${to ?? words}`
  if (!/Android/.test(navigator.userAgent)) {
    return `https://www.openstreetmap.org/${to === null ? `search?query=${words}` : `directions?to=${to}`}`
  }
  return `geo:${to ?? '0,0'}?q=${to === null ? words : `${to}(${encodeURIComponent(stationName)})`}`
}

/** Opens the way to a stop in the phone's maps. */
export function NavigateLink({ spot }: { spot: Spot }) {
  return (
    <a
      className={buttonClass('plain')}
      href={hrefOf(spot)}
      target="_blank"
      rel="noreferrer"
      aria-label={m.courier_navigate_to({ name: spot.stationName })}
    >
      <Icon name="navigate" size={18} />
      {m.courier_navigate()}
    </a>
  )
}

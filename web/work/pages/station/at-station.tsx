import type { ReactNode } from 'react'
import { Empty } from '../../../desk/empty.tsx'
import { m } from '../../../i18n/index.ts'
import { Page, type PageProps } from '../../page.tsx'
import type { Place } from '../../places.ts'
import { useWork } from '../../work.tsx'
import { STATION } from './paths.ts'

/** A page about one station; without one it says so. */
export function AtStation(
  props: Omit<PageProps, 'place' | 'children' | 'back'> & {
    back?: string | null
    children: (station: Place) => ReactNode
  },
) {
  const { station } = useWork()
  const { back = STATION.home, children, ...page } = props
  return (
    <Page {...page} place="station" {...(back === null ? {} : { back })}>
      {station === null ? (
        <Empty icon="box" title={m.station_none()} text={m.station_none_text()} />
      ) : (
        children(station)
      )}
    </Page>
  )
}

/** The path parameters of calls about a station and, where asked, the page's day. */
export function useHere() {
  const { region, station, date } = useWork()
  const here = { region: region.id, station: station?.id ?? '' }
  return { here, day: { ...here, date } }
}

import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Grant, listRegions, type Me, type Region, read, readMe, useMe } from '../api/index.ts'
import { deliveryAfter, useToday } from './dates.ts'
import { isOverseer, type Job, jobsOf } from './jobs.ts'
import { type Place, usePlaces } from './places.ts'
import { remember, remembered, useRemembered } from './remembered.ts'

/** Who works here, on what and where: what every page of the work face stands on. */
export interface Work {
  me: Me
  /** The grants that count in this region. */
  grants: readonly Grant[]
  jobs: readonly Job[]
  /** Runs the region, and so may look at every place. */
  isOverseer: boolean
  regions: readonly Region[]
  region: Region
  /** Today in the region's zone, by the server's clock. */
  today: string
  /** The pickup date that the page is about: `?date=`, else today. */
  date: string
  /** The next day after today on which goods come. */
  nextDate: string | null
  communities: readonly Place[]
  stations: readonly Place[]
  suppliers: readonly Place[]
  /** The place chosen on this device, else the first; null when there is none. */
  community: Place | null
  station: Place | null
  supplier: Place | null
  choose(place: Place): void
  chooseRegion(id: string): void
}

/** What a phone that starts without a network goes on with. */
interface Known {
  me: Me
  regions: readonly Region[]
  /** Whose places these are. */
  regionId: string
  places: readonly Place[]
}

const Context = createContext<Work | null>(null)

/** @throws outside of the frame */
export function useWork(): Work {
  const work = useContext(Context)
  if (work === null) throw new Error('useWork outside of the frame')
  return work
}

type Chosen = Partial<Record<Place['kind'], string>>

/** What stands in a page's place while it is not known who works here, or cannot be. */
interface Instead {
  waiting: ReactNode
  failed: (error: unknown) => ReactNode
}

/** Shows its children to somebody signed in; what stands instead is given. */
export function WorkProvider(props: Instead & { children: ReactNode; signedOut: ReactNode }) {
  const { waiting, failed } = props
  const heard = useMe()
  const { error } = useQuery(read(readMe, {}))
  // While it is asked once more, the last answer holds: the sign-in page asks too.
  const [asked, setAsked] = useState(heard)
  if (heard !== undefined && heard !== asked) setAsked(heard)
  useEffect(() => {
    if (asked === null) remember('known', null)
  }, [asked])
  const me = asked === undefined ? remembered<Known>('known')?.me : asked
  if (me === undefined) return error === null ? waiting : failed(error)
  if (me === null) return props.signedOut
  return (
    <Signed key={me.id} me={me} waiting={waiting} failed={failed}>
      {props.children}
    </Signed>
  )
}

function Signed(props: Instead & { me: Me; children: ReactNode }) {
  const { me, waiting, failed, children } = props
  const known = useMemo(() => {
    const kept = remembered<Known>('known')
    return kept?.me.id === me.id ? kept : null
  }, [me.id])
  const { data: answered, error } = useQuery({ ...read(listRegions, {}), staleTime: 3_600_000 })
  const regions = answered ?? known?.regions
  if (regions === undefined || regions.length === 0) {
    return error === null ? waiting : failed(error)
  }
  return (
    <InRegion me={me} regions={regions} known={known} waiting={waiting} failed={failed}>
      {children}
    </InRegion>
  )
}

function InRegion(
  props: Instead & {
    me: Me
    regions: readonly Region[]
    known: Known | null
    children: ReactNode
  },
) {
  const { me, known } = props
  const [chosenRegion, chooseRegion] = useRemembered<string>('region')
  const [chosen, setChosen] = useRemembered<Chosen>('places')
  const regions = regionsOf(me, props.regions)
  const region = regions.find(({ id }) => id === chosenRegion) ?? regions[0]!
  const grants = me.grants.filter(({ regionId }) => regionId === null || regionId === region.id)
  const overseer = isOverseer(grants)
  const { isKnown, error, places: answered } = usePlaces(region.id, grants, overseer)
  const kept = known?.regionId === region.id ? known.places : null
  const places = isKnown ? answered : kept
  useEffect(() => {
    if (!isKnown) return
    remember('known', { me, regions: props.regions, regionId: region.id, places: answered })
  }, [isKnown, me, props.regions, region.id, answered])
  const today = useToday(region.timeZone)
  const { date } = useSearch({ strict: false }) as { date?: string }
  if (places === null) return error === undefined ? props.waiting : props.failed(error)
  const work: Work = {
    me,
    grants,
    jobs: jobsOf(grants),
    isOverseer: overseer,
    regions,
    region,
    today,
    date: date ?? today,
    nextDate: deliveryAfter(region.deliveryCalendar, today),
    ...sorted(places, chosen ?? {}),
    choose: (place) => setChosen({ ...chosen, [place.kind]: place.id }),
    chooseRegion,
  }
  return <Context value={work}>{props.children}</Context>
}

/** The regions in which somebody has a grant; all of them for whoever has one everywhere. */
function regionsOf(me: Me, regions: readonly Region[]): readonly Region[] {
  if (me.grants.some(({ regionId }) => regionId === null)) return regions
  const granted = new Set(me.grants.map(({ regionId }) => regionId))
  const own = regions.filter(({ id }) => granted.has(id))
  return own.length === 0 ? regions : own
}

function sorted(places: readonly Place[], chosen: Chosen) {
  const of = (kind: Place['kind']) => places.filter((place) => place.kind === kind)
  const communities = of('community')
  const stations = of('station')
  const suppliers = of('supplier')
  const current = (all: readonly Place[], id: string | undefined) =>
    all.find((place) => place.id === id) ?? all[0] ?? null
  return {
    communities,
    stations,
    suppliers,
    community: current(communities, chosen.community),
    station: current(stations, chosen.station),
    supplier: current(suppliers, chosen.supplier),
  }
}

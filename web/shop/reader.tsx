import { useQueries, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { getCommunity, getMyResident, listRegions, read, useMe } from '../api/index.ts'
import { writeCookie } from './cookies.ts'
import { ELDER_COOKIE, SCHEME_COOKIE, type Scheme } from './looks.ts'
import { isSamePlace, type Place, placeNamed, rememberPlace } from './place.ts'

/** What the server knew of the reader when it rendered the page. */
export interface Reader {
  place: Place | null
  isElder: boolean
  scheme: Scheme
  /** What the database is: production, demo, replay, test. */
  kind: string
  /** Where the shop is reached from outside: https://shop.example. */
  origin: string
}

interface Held extends Reader {
  setPlace: (place: Place) => void
  setElder: (isElder: boolean) => void
  setScheme: (scheme: Scheme) => void
}

const Context = createContext<Held | null>(null)

export function useReader(): Held {
  const held = useContext(Context)
  if (held === null) throw new Error('outside of the shop')
  return held
}

/** Holds the choices that the reader made on this device. */
export function ReaderProvider({ first, children }: { first: Reader; children: ReactNode }) {
  const [place, setPlace] = useState(first.place)
  const [isElder, setElder] = useState(first.isElder)
  const [scheme, setScheme] = useState(first.scheme)
  const held: Held = {
    ...first,
    place,
    isElder,
    scheme,
    setPlace: (next) => {
      rememberPlace(next)
      setPlace(next)
    },
    setElder: (next) => {
      writeCookie(ELDER_COOKIE, next ? '1' : '')
      document.documentElement.toggleAttribute('data-elder', next)
      setElder(next)
    },
    setScheme: (next) => {
      writeCookie(SCHEME_COOKIE, next === 'auto' ? '' : next)
      if (next === 'auto') document.documentElement.removeAttribute('data-scheme')
      else document.documentElement.setAttribute('data-scheme', next)
      setScheme(next)
    },
  }
  return <Context value={held}>{children}</Context>
}

/** The community that the address names, else the remembered one; null before one is chosen. */
export function usePlace(): Place | null {
  const [path] = useLocation()
  const { place } = useReader()
  return placeNamed(path) ?? place
}

/** Remembers a community that was opened by its address, once it is known to exist. */
export function useRememberOpened(): void {
  const [path] = useLocation()
  const { place, setPlace } = useReader()
  const named = placeNamed(path)
  const isThere = useCommunity().data !== undefined
  const isNew = named !== null && isThere && !isSamePlace(named, place)
  useEffect(() => {
    if (isNew) setPlace(named)
  })
}

/**
 * Shops where one lives, once signed in on a device that no community was chosen on yet. True while
 * it is being found out whether and where that is.
 */
export function useHome(): boolean {
  const me = useMe()
  const isAsked = usePlace() === null && Boolean(me)
  const { setPlace } = useReader()
  const { data: regions, isPending } = useQuery({ ...read(listRegions, {}), staleTime: 3_600_000 })
  const homes = useQueries({
    queries: isAsked ? (regions ?? []).map(({ id }) => read(getMyResident, { region: id })) : [],
  })
  const at = homes.findIndex(({ data }) => data !== undefined)
  const region = regions?.[at]?.id
  const community = homes[at]?.data?.communityId
  useEffect(() => {
    if (region !== undefined && community !== undefined) setPlace({ region, community })
  })
  return isAsked && (isPending || at >= 0 || homes.some((home) => home.isPending))
}

/** The community of `usePlace`: name, address, pickup point, days of delivery. */
export function useCommunity() {
  const place = usePlace()
  return useQuery({
    ...read(getCommunity, place ?? { region: '', community: '' }),
    enabled: place !== null,
    staleTime: 300_000,
  })
}

/** The region of `usePlace`: its currency, time zone and name. */
export function useRegion() {
  const place = usePlace()
  const regions = useQuery({ ...read(listRegions, {}), staleTime: 3_600_000 })
  return regions.data?.find(({ id }) => id === place?.region)
}

/** The elder version: large type, few steps. Remembered on this device. */
export function useElder(): [boolean, (isElder: boolean) => void] {
  const { isElder, setElder } = useReader()
  return [isElder, setElder]
}

/** Light, dark, or as the device is. Remembered on this device. */
export function useScheme(): [Scheme, (scheme: Scheme) => void] {
  const { scheme, setScheme } = useReader()
  return [scheme, setScheme]
}

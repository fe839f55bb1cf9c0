import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isRefused } from '../../api/index.ts'
import { fullDay } from '../../i18n/index.ts'
import { useCommunities, useSkus, useStations, useWindows } from '../lookups.ts'

const idsOf = (told: unknown): readonly string[] =>
  Array.isArray(told) ? told.filter((id) => typeof id === 'string') : []

/** Over which days, windows, communities, stations and goods something was refused, where the refusal names them. */
export function RefusedOver({ error }: { error: unknown }) {
  if (!isRefused(error)) return null
  const { pickupDates, windowIds, communityIds, stationIds, skuIds } = error.told
  return (
    <>
      <Named ids={idsOf(pickupDates)}>{fullDay}</Named>
      {idsOf(windowIds).length > 0 && <Windows ids={idsOf(windowIds)} />}
      {idsOf(communityIds).length > 0 && <Communities ids={idsOf(communityIds)} />}
      {idsOf(stationIds).length > 0 && <Stations ids={idsOf(stationIds)} />}
      {idsOf(skuIds).length > 0 && <Goods ids={idsOf(skuIds)} />}
    </>
  )
}

function Windows({ ids }: { ids: readonly string[] }) {
  const windows = useWindows()
  return (
    <Named ids={ids}>
      {(id) => (
        <Link to="/windows/$window" params={{ window: id }}>
          {windows.name(id)}
        </Link>
      )}
    </Named>
  )
}

function Communities({ ids }: { ids: readonly string[] }) {
  const communities = useCommunities()
  return (
    <Named ids={ids}>
      {(id) => (
        <Link to="/communities/$community" params={{ community: id }}>
          {communities.name(id)}
        </Link>
      )}
    </Named>
  )
}

function Stations({ ids }: { ids: readonly string[] }) {
  const stations = useStations()
  return (
    <Named ids={ids}>
      {(id) => (
        <Link to="/stations/$station" params={{ station: id }}>
          {stations.name(id)}
        </Link>
      )}
    </Named>
  )
}

function Goods({ ids }: { ids: readonly string[] }) {
  const skus = useSkus()
  return <Named ids={ids}>{skus.name}</Named>
}

function Named({ ids, children }: { ids: readonly string[]; children: (id: string) => ReactNode }) {
  if (ids.length === 0) return null
  return (
    <ul className="form-over">
      {ids.map((id) => (
        <li key={id}>{children(id)}</li>
      ))}
    </ul>
  )
}

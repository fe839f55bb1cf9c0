import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import {
  listCategories,
  listCommunities,
  listGrants,
  listLeaders,
  listProducts,
  listStations,
  listSuppliers,
  listWindows,
  read,
} from '../api/index.ts'
import { type Listing, type Paging, readAll } from '../desk/read-all.ts'
import { nameOf } from '../i18n/index.ts'
import type { Choice } from './forms/field.ts'
import { useConsole } from './session.ts'

const LONG_MS = 300_000

function useAll<Params extends Paging, Row>(
  operation: Listing<Params, Row>,
  params: Omit<Params, keyof Paging>,
  enabled = true,
) {
  return useQuery({ ...readAll(operation, params), staleTime: LONG_MS, enabled })
}

export interface Lookup {
  /** What is behind an id, as a person says it; nothing until it is read, its end where unknown. */
  name: (id: string | null | undefined) => string
  choices: readonly Choice[]
}

const SHORT = 8

function lookupOf(rows: readonly { id: string; name: string }[] | undefined): Lookup {
  const names = new Map(rows?.map(({ id, name }) => [id, name]))
  const isRead = rows !== undefined
  return {
    name: (id) => (id ? (names.get(id) ?? (isRead ? id.slice(-SHORT) : '')) : ''),
    choices: rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
  }
}

const useLookup = (rows: readonly { id: string; name: string }[] | undefined): Lookup =>
  useMemo(() => lookupOf(rows), [rows])

export const useCommunities = (): Lookup =>
  useLookup(useAll(listCommunities, { region: useConsole().region.id }).data)

export const useStations = (): Lookup =>
  useLookup(useAll(listStations, { region: useConsole().region.id }).data)

/** Stores that goods can be sent to. */
export function useStores(): readonly Choice[] {
  const { data } = useAll(listStations, { region: useConsole().region.id })
  return useMemo(() => stationsOf(data, 'store'), [data])
}

/** Warehouses of the region, the first one first. */
export function useWarehouses(): readonly Choice[] {
  const { data } = useAll(listStations, { region: useConsole().region.id })
  return useMemo(() => stationsOf(data, 'warehouse'), [data])
}

const stationsOf = (
  rows: readonly { id: string; name: string; kind: string; closedAt: string | null }[] | undefined,
  kind: string,
): Choice[] =>
  (rows ?? [])
    .filter((one) => one.kind === kind && one.closedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }))

export function useLeaders(): Lookup {
  const { region, may } = useConsole()
  const isSeen = may('operations', 'support', 'finance', 'supervisor')
  return useLookup(useAll(listLeaders, { region: region.id }, isSeen).data)
}

export function useSuppliers(): Lookup {
  const { region, may } = useConsole()
  const isSeen = may('operations', 'buyer', 'finance', 'supervisor')
  return useLookup(useAll(listSuppliers, { region: region.id }, isSeen).data)
}

/** Whoever holds a role in the region, each once. */
export function useStaff(): Lookup {
  const { region, may } = useConsole()
  const isSeen = may('operations', 'supervisor')
  const { data } = useAll(listGrants, { region: region.id }, isSeen)
  return useLookup(
    useMemo(() => {
      if (data === undefined) return undefined
      const names = new Map(data.map(({ personId, personName }) => [personId, personName]))
      return [...names].map(([id, name]) => ({ id, name })).toSorted(byName)
    }, [data]),
  )
}

const byName = (one: { name: string }, other: { name: string }): number =>
  one.name.localeCompare(other.name)

export function useWindows(): Lookup {
  const { region } = useConsole()
  const { data } = useAll(listWindows, { region: region.id })
  return useLookup(
    useMemo(
      () =>
        data?.map(({ id, name, pickupDate }) => ({ id, name: `${nameOf(name)} · ${pickupDate}` })),
      [data],
    ),
  )
}

/** Windows that still take offers: drafts, those that come and those that are open. */
export function useSellingWindows(): readonly Choice[] {
  const { data } = useAll(listWindows, { region: useConsole().region.id })
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ state }) => state !== 'closed' && state !== 'withdrawn')
        .map(({ id, name, pickupDate }) => ({
          value: id,
          label: `${nameOf(name)} · ${pickupDate}`,
        })),
    [data],
  )
}

type Product = Awaited<ReturnType<typeof listProducts>>['items'][number]

const skuRowsOf = (products: readonly Product[]) =>
  products.flatMap((product) =>
    product.skus.map((sku) => {
      const own = nameOf(sku.name)
      const whole = nameOf(product.name)
      const isSaid = own === '' || whole.includes(own)
      return { id: sku.id, name: isSaid ? whole : `${whole} ${own}`, sku, product }
    }),
  )

/** Every SKU with its product: what it is called and how it is counted. */
export function useSkus() {
  const { data, error } = useAll(listProducts, {})
  return useMemo(() => {
    const rows = skuRowsOf(data ?? [])
    const byId = new Map(rows.map((row) => [row.id, row]))
    return {
      rows,
      byId,
      isWeighed: (skuId: string) => byId.get(skuId)?.sku.measure === 'weighed',
      error,
      isPending: data === undefined,
      ...lookupOf(data && rows),
    }
  }, [data, error])
}

/** Names of SKUs for what is asked outside of a page's drawing: waits until they are read. */
export function useSkuNames(): () => Promise<Lookup['name']> {
  const client = useQueryClient()
  return useCallback(async () => {
    const products = await client.ensureQueryData(readAll(listProducts, {}))
    return lookupOf(skuRowsOf(products)).name
  }, [client])
}

export function useCategories() {
  const { data } = useQuery({ ...read(listCategories, {}), staleTime: LONG_MS })
  return useLookup(useMemo(() => data?.map(({ id, name }) => ({ id, name: nameOf(name) })), [data]))
}

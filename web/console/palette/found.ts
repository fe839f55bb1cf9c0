import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listLeaders, listOrders, listProducts, read, searchResidents } from '../../api/index.ts'
import { m, nameOf } from '../../i18n/index.ts'
import type { IconName } from '../icon.tsx'
import { type Lookup, useCommunities, useStations, useSuppliers } from '../lookups.ts'
import { DESTINATIONS } from '../nav.ts'
import { LEADER_STATES } from '../pages/people/words.ts'
import { useConsole } from '../session.ts'

/** One thing that the palette offers. */
export interface Found {
  id: string
  label: string
  hint: string
  icon: IconName
  to?: string
  act?: () => void
  /** Why it cannot be chosen. */
  why?: string
}

export interface FoundGroup {
  name: string
  items: readonly Found[]
}

const folded = (text: string): string => text.toLocaleLowerCase().normalize('NFKC')

const FEW = 6
const PAUSE_MS = 200
const SHORTEST = 2

function usePages(asked: string): readonly Found[] {
  const { whyNot } = useConsole()
  return DESTINATIONS.filter(({ name }) => folded(name()).includes(asked)).map(
    ({ to, name, icon, key, roles }) => {
      const why = whyNot(...roles)
      const hint = why ?? m.console_palette_key({ keys: `g ${key}` })
      return { id: to, label: name(), hint, icon, to, ...(why === undefined ? {} : { why }) }
    },
  )
}

const ACTIONS = [
  { name: m.console_palette_settings_ledger, to: '/settings?tab=ledger', icon: 'ledger' },
  { name: m.console_palette_map, to: '/communities?tab=map', icon: 'station' },
  { name: m.console_palette_applications, to: '/leaders?state=applied', icon: 'leader' },
  { name: m.console_palette_unpaid, to: '/orders?state=awaiting_payment', icon: 'orders' },
] as const

/** What the server finds: orders, residents, goods, leaders. */
function useServerFinds(asked: string) {
  const { region, may } = useConsole()
  const isLong = asked.length >= SHORTEST
  const search = { region: region.id, search: asked, limit: FEW }
  const orders = useQuery({
    ...read(listOrders, search),
    enabled: isLong && may('operations', 'support', 'finance', 'supervisor'),
  })
  const residents = useQuery({
    ...read(searchResidents, search),
    enabled: isLong && may('operations', 'support'),
  })
  const leaders = useQuery({
    ...read(listLeaders, search),
    enabled: isLong && may('operations', 'support', 'finance', 'supervisor'),
  })
  const goods = useQuery({ ...read(listProducts, { text: asked, limit: FEW }), enabled: isLong })
  return {
    orders,
    residents,
    goods,
    leaders,
    isLooking: [orders, residents, goods, leaders].some(({ isFetching }) => isFetching),
  }
}

const known = (lookup: Lookup, asked: string, to: string, icon: IconName): Found[] =>
  asked.length < SHORTEST
    ? []
    : lookup.choices
        .filter(({ label }) => folded(label).includes(asked))
        .slice(0, FEW)
        .map(({ value, label }) => ({ id: value, label, hint: '', icon, to: `${to}/${value}` }))

/** What fits what was typed. */
export function useFound(query: string): { groups: readonly FoundGroup[]; isLooking: boolean } {
  const typed = folded(query.trim())
  const [asked] = useDebouncedValue(typed, PAUSE_MS)
  const pages = usePages(typed)
  const finds = useServerFinds(asked)
  const communities = useCommunities()
  const stations = useStations()
  const suppliers = useSuppliers()
  const groups = useMemo(
    () =>
      [
        {
          name: m.console_nav_orders(),
          items: (finds.orders.data?.items ?? []).map(
            (order): Found => ({
              id: order.id,
              label: m.console_order_title({ number: order.number }),
              hint: `${order.residentName ?? m.console_orders_walk_in()} · ${communities.name(order.communityId)} · ${order.pickupDate}`,
              icon: 'orders',
              to: `/orders/${order.id}`,
            }),
          ),
        },
        {
          name: m.console_nav_residents(),
          items: (finds.residents.data?.items ?? []).map(
            (resident): Found => ({
              id: resident.id,
              label: resident.name,
              hint: `${resident.phone ?? ''} ${communities.name(resident.communityId)}`.trim(),
              icon: 'resident',
              to: `/residents/${resident.id}`,
            }),
          ),
        },
        {
          name: m.console_nav_group_goods(),
          items: (finds.goods.data?.items ?? []).map(
            (product): Found => ({
              id: product.id,
              label: nameOf(product.name),
              hint: product.code,
              icon: 'goods',
              to: `/goods/${product.id}`,
            }),
          ),
        },
        {
          name: m.console_nav_communities(),
          items: known(communities, asked, '/communities', 'community'),
        },
        { name: m.console_nav_stations(), items: known(stations, asked, '/stations', 'station') },
        {
          name: m.console_nav_leaders(),
          items: (finds.leaders.data?.items ?? []).map(
            (leader): Found => ({
              id: leader.id,
              label: leader.name,
              hint: LEADER_STATES[leader.state].name(),
              icon: 'leader',
              to: `/leaders/${leader.id}`,
            }),
          ),
        },
        {
          name: m.console_nav_suppliers(),
          items: known(suppliers, asked, '/suppliers', 'supplier'),
        },
        { name: m.console_palette_pages(), items: pages },
        {
          name: m.console_palette_actions(),
          items: ACTIONS.filter(({ name }) => folded(name()).includes(typed)).map(
            ({ name, to, icon }): Found => ({
              id: to,
              label: name(),
              hint: '',
              icon,
              to,
            }),
          ),
        },
      ].filter(({ items }) => items.length > 0),
    [
      finds.orders.data,
      finds.residents.data,
      finds.goods.data,
      finds.leaders.data,
      communities,
      stations,
      suppliers,
      pages,
      asked,
      typed,
    ],
  )
  return { groups, isLooking: finds.isLooking || asked !== typed }
}

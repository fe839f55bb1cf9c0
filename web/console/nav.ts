import type { Role } from '../api/index.ts'
import { m } from '../i18n/index.ts'
import type { IconName } from './icon.tsx'

/** What can wait for someone, counted beside the place where it is settled. */
export type Waiting =
  | 'procurement'
  | 'handover'
  | 'claims'
  | 'payouts'
  | 'leaders'
  | 'stock'
  | 'quarantine'

export interface Destination {
  to: string
  name: () => string
  icon: IconName
  /** Pressed after g. */
  key: string
  roles: readonly Role[]
  waiting?: Waiting
  /** Where on the page that stands which waits, if the page opens on something else. */
  waitingAt?: Record<string, string>
}

export interface DestinationGroup {
  name?: () => string
  items: readonly Destination[]
}

const DESK: readonly Role[] = [
  'operations',
  'buyer',
  'finance',
  'support',
  'marketing',
  'supervisor',
]

/** Who sees the day on one page. */
const BOARD: readonly Role[] = DESK.filter((role) => role !== 'marketing')

const DAY: readonly Destination[] = [
  { to: '/', name: m.console_nav_today, icon: 'today', key: 't', roles: BOARD },
  {
    to: '/windows',
    name: m.console_nav_windows,
    icon: 'clock',
    key: 'w',
    roles: ['operations', 'buyer', 'marketing', 'supervisor'],
  },
  {
    to: '/orders',
    name: m.console_nav_orders,
    icon: 'orders',
    key: 'o',
    roles: ['operations', 'support', 'finance', 'supervisor'],
  },
  {
    to: '/procurement',
    name: m.console_nav_procurement,
    icon: 'procurement',
    key: 'p',
    roles: ['operations', 'buyer', 'supervisor'],
    waiting: 'procurement',
    waitingAt: { state: 'escalated' },
  },
  {
    to: '/sorting',
    name: m.console_nav_sorting,
    icon: 'sorting',
    key: 's',
    roles: ['operations', 'supervisor'],
  },
  {
    to: '/handover',
    name: m.console_nav_handover,
    icon: 'check',
    key: 'h',
    roles: ['operations', 'support', 'supervisor'],
    waiting: 'handover',
  },
  {
    to: '/claims',
    name: m.console_nav_claims,
    icon: 'claims',
    key: 'c',
    roles: ['operations', 'support', 'supervisor'],
    waiting: 'claims',
  },
]

const GOODS: readonly Destination[] = [
  {
    to: '/goods',
    name: m.console_nav_catalogue,
    icon: 'goods',
    key: 'k',
    roles: ['operations', 'buyer', 'marketing', 'supervisor', 'support'],
  },
  {
    to: '/prices',
    name: m.console_nav_prices,
    icon: 'price',
    key: 'e',
    roles: ['operations', 'buyer', 'marketing', 'supervisor'],
  },
  {
    to: '/stock',
    name: m.console_nav_stock,
    icon: 'stock',
    key: 'b',
    roles: ['operations', 'buyer', 'supervisor'],
    waiting: 'stock',
  },
]

const PEOPLE: readonly Destination[] = [
  { to: '/communities', name: m.console_nav_communities, icon: 'community', key: 'm', roles: DESK },
  {
    to: '/stations',
    name: m.console_nav_stations,
    icon: 'station',
    key: 'n',
    roles: ['operations', 'finance', 'supervisor'],
  },
  {
    to: '/leaders',
    name: m.console_nav_leaders,
    icon: 'leader',
    key: 'l',
    roles: ['operations', 'support', 'finance', 'supervisor'],
    waiting: 'leaders',
  },
  {
    to: '/suppliers',
    name: m.console_nav_suppliers,
    icon: 'supplier',
    key: 'u',
    roles: ['operations', 'buyer', 'finance', 'supervisor'],
  },
  {
    to: '/residents',
    name: m.console_nav_residents,
    icon: 'resident',
    key: 'r',
    roles: ['operations', 'support'],
  },
]

const MONEY: readonly Destination[] = [
  { to: '/ledger', name: m.console_nav_ledger, icon: 'ledger', key: 'd', roles: ['finance'] },
  {
    to: '/statements',
    name: m.console_nav_statements,
    icon: 'statement',
    key: 'i',
    roles: ['finance', 'buyer'],
  },
  { to: '/cash', name: m.console_nav_cash, icon: 'cash', key: 'f', roles: ['finance'] },
  {
    to: '/payouts',
    name: m.console_nav_payouts,
    icon: 'payout',
    key: 'y',
    roles: ['finance'],
    waiting: 'payouts',
  },
]

const SYSTEM: readonly Destination[] = [
  { to: '/grants', name: m.console_nav_grants, icon: 'grants', key: 'a', roles: ['admin'] },
  {
    to: '/audit',
    name: m.console_nav_audit,
    icon: 'audit',
    key: 'j',
    roles: ['admin', 'supervisor'],
  },
  {
    to: '/errors',
    name: m.console_nav_errors,
    icon: 'alert',
    key: 'v',
    roles: ['operations', 'supervisor'],
  },
  {
    to: '/settings',
    name: m.console_nav_settings,
    icon: 'settings',
    key: ',',
    roles: ['admin', 'operations', 'finance'],
    waiting: 'quarantine',
  },
]

/** Where one can go, in the groups of the navigation. */
export const NAVIGATION: readonly DestinationGroup[] = [
  { items: DAY },
  { name: m.console_nav_group_goods, items: GOODS },
  { name: m.console_nav_group_people, items: PEOPLE },
  { name: m.console_nav_group_money, items: MONEY },
  { name: m.console_nav_group_system, items: SYSTEM },
]

export const DESTINATIONS: readonly Destination[] = NAVIGATION.flatMap(({ items }) => items)

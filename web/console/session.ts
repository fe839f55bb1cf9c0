import { createContext, useContext } from 'react'
import type { Me, Role } from '../api/index.ts'
import { m, nameOf } from '../i18n/index.ts'

/** An operating city as the console needs it. */
export interface Region {
  id: string
  name: { 'zh-CN'?: string; en?: string; es?: string }
  currency: string
  timeZone: string
  country: string
}

/** Where one works and as whom. */
export interface Console {
  me: Me
  regions: readonly Region[]
  /** The region that is looked at; its id goes into every path. */
  region: Region
  regionName: string
  currency: string
  zone: string
  switchRegion: (id: string) => void
  /** Whether the person holds one of the roles here; an admin holds them all. */
  may: (...roles: Role[]) => boolean
  /** Why not, as a sentence for a disabled button; `undefined` when they may. */
  whyNot: (...roles: Role[]) => string | undefined
}

export const ConsoleContext = createContext<Console | null>(null)

/** Where one works and as whom: only below the frame, when somebody is signed in. */
export function useConsole(): Console {
  const console = useContext(ConsoleContext)
  if (console === null) throw new Error('useConsole is used outside of the frame')
  return console
}

const ROLE_NAMES: Record<Role, () => string> = {
  admin: m.console_role_admin,
  operations: m.console_role_operations,
  buyer: m.console_role_buyer,
  finance: m.console_role_finance,
  support: m.console_role_support,
  marketing: m.console_role_marketing,
  supervisor: m.console_role_supervisor,
  leader: m.console_role_leader,
  leader_helper: m.console_role_leader_helper,
  station_manager: m.console_role_station_manager,
  station_staff: m.console_role_station_staff,
  courier: m.console_role_courier,
  supplier: m.console_role_supplier,
}

/** What a role is called in the reader's language. */
export const roleName = (role: Role): string => ROLE_NAMES[role]()

/** The roles that work at headquarters. */
export const DESK_ROLES: readonly Role[] = [
  'admin',
  'operations',
  'buyer',
  'finance',
  'support',
  'marketing',
  'supervisor',
]

/** Puts together what useConsole answers. */
export function consoleOf(
  me: Me,
  regions: readonly Region[],
  region: Region,
  switchRegion: (id: string) => void,
): Console {
  const may = (...roles: Role[]): boolean =>
    me.grants.some(
      ({ role, regionId }) =>
        (role === 'admin' || roles.includes(role)) && (regionId === null || regionId === region.id),
    )
  return {
    me,
    regions,
    region,
    regionName: nameOf(region.name),
    currency: region.currency,
    zone: region.timeZone,
    switchRegion,
    may,
    whyNot: (...roles) =>
      may(...roles)
        ? undefined
        : m.console_why_role({
            roles: new Intl.ListFormat(document.documentElement.lang, {
              type: 'disjunction',
            }).format(roles.map(roleName)),
          }),
  }
}

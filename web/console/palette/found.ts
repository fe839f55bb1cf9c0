import { m } from '../../i18n/index.ts'
import type { IconName } from '../icon.tsx'
import { DESTINATIONS } from '../nav.ts'
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

const folded = (text: string): string => text.toLocaleLowerCase().normalize('NFKD')

/** What fits what was typed. */
export function useFound(query: string): { groups: readonly FoundGroup[]; isLooking: boolean } {
  const { whyNot } = useConsole()
  const asked = folded(query.trim())
  const pages: Found[] = DESTINATIONS.filter(({ name }) => folded(name()).includes(asked)).map(
    ({ to, name, icon, key, roles }) => {
      const why = whyNot(...roles)
      return {
        id: to,
        label: name(),
        hint: why ?? m.console_palette_key({ keys: `g ${key}` }),
        icon,
        to,
        ...(why === undefined ? {} : { why }),
      }
    },
  )
  const groups = pages.length > 0 ? [{ name: m.console_palette_pages(), items: pages }] : []
  return { groups, isLooking: false }
}

import type { listSurpluses } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'

export type Surplus = Item<typeof listSurpluses>

export const DESTINATIONS = {
  'next-window': m.console_day_surplus_kept,
  store: m.console_day_surplus_store,
  markdown: m.console_day_surplus_markdown,
  'write-off': m.console_day_surplus_away,
} as const

import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'
import type { DayCommunity } from './day.ts'

const STATES: Record<DayCommunity['state'], { tone: Tone; says: (of: DayCommunity) => string }> = {
  missing: { tone: 'bad', says: ({ gaps }) => m.console_day_state_missing({ count: gaps }) },
  'handed-over': { tone: 'good', says: () => m.console_day_state_handed_over() },
  'handing-over': { tone: 'good', says: () => m.console_day_state_handing_over() },
  arrived: { tone: 'wait', says: () => m.console_day_state_arrived() },
  'on-the-way': { tone: 'wait', says: () => m.console_day_state_on_the_way() },
  sorted: { tone: 'calm', says: () => m.console_day_state_sorted() },
  sorting: { tone: 'calm', says: () => m.console_day_state_sorting() },
  ordered: { tone: 'calm', says: () => m.console_day_state_ordered() },
}

export const stateTone = ({ state }: DayCommunity): Tone => STATES[state].tone
export const stateSays = (community: DayCommunity): string =>
  STATES[community.state].says(community)

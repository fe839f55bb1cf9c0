import type { PurchaseOrder } from '../../../api/index.ts'
import { Tag, type Tone } from '../../../desk/job-card.tsx'
import { m } from '../../../i18n/index.ts'

type State = PurchaseOrder['state']

const STATES: Record<State, [Tone, () => string]> = {
  held: ['calm', m.supplier_state_held],
  sent: ['wait', m.supplier_state_sent],
  escalated: ['need', m.supplier_state_escalated],
  confirmed: ['go', m.supplier_state_confirmed],
  declined: ['need', m.supplier_state_declined],
  shipped: ['go', m.supplier_state_shipped],
  closed: ['calm', m.supplier_state_closed],
  cancelled: ['calm', m.supplier_state_cancelled],
}

export function OrderTag({ state }: { state: State }) {
  const [tone, name] = STATES[state]
  return <Tag tone={tone}>{name()}</Tag>
}

export const isToAnswer = ({ state }: { state: State }): boolean =>
  state === 'sent' || state === 'escalated'

export const isToShip = ({ state }: { state: State }): boolean => state === 'confirmed'

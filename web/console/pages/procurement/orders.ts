import type { getPurchaseOrder, listPurchaseOrders } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

export type PurchaseOrder = Awaited<ReturnType<typeof getPurchaseOrder>>
export type ListedOrder = Awaited<ReturnType<typeof listPurchaseOrders>>['items'][number]

const STATES: Record<ListedOrder['state'], { tone: Tone; name: () => string }> = {
  held: { tone: 'wait', name: m.console_day_po_held },
  sent: { tone: 'wait', name: m.console_day_po_sent },
  escalated: { tone: 'bad', name: m.console_day_po_escalated },
  confirmed: { tone: 'good', name: m.console_day_po_confirmed },
  declined: { tone: 'bad', name: m.console_day_po_declined },
  shipped: { tone: 'good', name: m.console_day_po_shipped },
  closed: { tone: 'calm', name: m.console_day_po_closed },
  cancelled: { tone: 'calm', name: m.console_day_po_cancelled },
}
export const orderTone = (state: ListedOrder['state']): Tone => STATES[state].tone
export const orderStateName = (state: ListedOrder['state']): string => STATES[state].name()

import type { Sweep } from '#platform/jobs'
import { escalateSilentOrders } from './escalate-silent-orders.ts'
import { poolNextDay } from './pool-windows.ts'
import { sendDueOrders } from './send-purchase-orders.ts'

export const procurementSweeps = (): Sweep[] => [
  { name: 'pool-demand', everyMs: 2_000, sweep: poolNextDay },
  { name: 'send-purchase-orders', everyMs: 2_000, sweep: sendDueOrders },
  { name: 'escalate-purchase-orders', everyMs: 10_000, sweep: escalateSilentOrders },
]

import type { Sweep } from '#platform/jobs'
import { expireUnpaidOrders } from './expire-orders.ts'
import { remindUnpaidOrders } from './remind-unpaid.ts'

export const orderingSweeps: Sweep[] = [expireUnpaidOrders, remindUnpaidOrders]

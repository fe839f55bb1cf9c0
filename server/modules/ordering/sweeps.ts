import type { Sweep } from '#platform/jobs'
import { expireUnpaidOrders } from './expire-orders.ts'

export const orderingSweeps: Sweep[] = [expireUnpaidOrders]

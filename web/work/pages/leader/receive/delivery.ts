import type { getDelivery } from '../../../../api/index.ts'

export type Delivery = Awaited<ReturnType<typeof getDelivery>>

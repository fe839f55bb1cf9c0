import type { getOrder } from '../../../../api/index.ts'

export type OrderWithLines = Awaited<ReturnType<typeof getOrder>>

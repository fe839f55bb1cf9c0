import type { getStockCount } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'

export type Count = ReplyOf<typeof getStockCount>

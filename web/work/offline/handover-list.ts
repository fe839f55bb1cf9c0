import type { getHandoverList } from '../../api/index.ts'

/** What the server tells for a community's day. */
export type HandoverListReply = Awaited<ReturnType<typeof getHandoverList>>

export type ListedOrder = HandoverListReply['orders'][number]

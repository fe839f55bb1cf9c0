import type { listDrafts } from '../../../../api/index.ts'

export type Draft = Awaited<ReturnType<typeof listDrafts>>[number]

/** Whether a draft says all that an order needs. */
export const isReady = (draft: Draft): boolean =>
  draft.residentId !== null && draft.items.length > 0 && draft.problems.length === 0

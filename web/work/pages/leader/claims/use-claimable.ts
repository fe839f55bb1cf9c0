import { useQuery } from '@tanstack/react-query'
import { getClaimable, read, serverNow } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'

export type Claimable = Awaited<ReturnType<typeof getClaimable>>
export type LineLeft = Claimable['lines'][number]

/** What of an order may be claimed. */
export function useClaimable(order: string) {
  const { region } = useWork()
  return useQuery(read(getClaimable, { region: region.id, order }))
}

/** The lines of which something may still be claimed now. */
export const openLines = ({ isHere, lines }: Claimable): LineLeft[] =>
  isHere
    ? lines.filter(({ quantity, until }) => quantity > 0 && Date.parse(until) > serverNow())
    : []

/** Why nothing of an order can be claimed; null where something can. */
export function whyNoClaim(claimable: Claimable): string | null {
  if (!claimable.isHere) return m.leader_claim_for_not_here()
  if (openLines(claimable).length > 0) return null
  const isLeft = claimable.lines.some(({ quantity }) => quantity > 0)
  return isLeft ? m.leader_claim_for_over() : m.leader_claim_for_nothing()
}

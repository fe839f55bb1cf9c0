import { useQuery } from '@tanstack/react-query'
import {
  listHandoverConflicts,
  listLeaders,
  listOrderClaims,
  listPayouts,
  listPurchaseOrders,
  listQuarantinedNotifications,
  listStockCorrections,
  read,
} from '../../api/index.ts'
import type { Waiting } from '../nav.ts'
import { useConsole } from '../session.ts'

const MOST = 100
const EACH_MINUTE = { refetchInterval: 60_000, staleTime: 30_000 }

type Page = { items: readonly unknown[]; nextCursor?: string }

const countOf = (page: Page | undefined): number => page?.items.length ?? 0

/** How much waits at each place, as far as the person may know. */
export function useWaiting(): Record<Waiting, number> {
  const { region, may } = useConsole()
  const one = { region: region.id, limit: MOST }
  const desk = may('operations', 'support')
  const orders = useQuery({
    ...read(listPurchaseOrders, { ...one, state: 'escalated' }),
    ...EACH_MINUTE,
    enabled: may('operations', 'buyer'),
  })
  const conflicts = useQuery({
    ...read(listHandoverConflicts, { ...one, isOpen: true }),
    ...EACH_MINUTE,
    enabled: desk,
  })
  const claims = useQuery({
    ...read(listOrderClaims, { ...one, state: 'waiting' }),
    ...EACH_MINUTE,
    enabled: desk,
  })
  const payouts = useQuery({
    ...read(listPayouts, { ...one, state: 'requested' }),
    ...EACH_MINUTE,
    enabled: may('finance'),
  })
  const leaders = useQuery({
    ...read(listLeaders, { ...one, state: 'applied' }),
    ...EACH_MINUTE,
    enabled: may('operations'),
  })
  const corrections = useQuery({
    ...read(listStockCorrections, { ...one, isWaiting: 'true' }),
    ...EACH_MINUTE,
    enabled: may('operations', 'finance'),
  })
  const quarantine = useQuery({
    ...read(listQuarantinedNotifications, { ...one, isResolved: false }),
    ...EACH_MINUTE,
    enabled: may('finance'),
  })
  return {
    procurement: countOf(orders.data),
    handover: countOf(conflicts.data),
    claims: countOf(claims.data),
    payouts: countOf(payouts.data),
    leaders: countOf(leaders.data),
    stock: countOf(corrections.data),
    quarantine: countOf(quarantine.data),
  }
}

import { m } from '../../../i18n/index.ts'
import { useLeaders, useSuppliers } from '../../lookups.ts'
import type { Payout } from './words.ts'

/** Who is paid, by kind and id; couriers are people and shown as such. */
export function usePayeeName(): (kind: Payout['payeeKind'], id: string) => string {
  const leaders = useLeaders()
  const suppliers = useSuppliers()
  return (kind, id) => {
    if (kind === 'leader') return leaders.name(id)
    return kind === 'supplier'
      ? suppliers.name(id)
      : m.console_money_courier_of({ id: id.slice(-8) })
  }
}

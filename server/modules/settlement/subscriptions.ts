import type { Tx } from '#platform/db'
import type { Consumer, EventRow, Subscriptions } from '#platform/events'
import { bearLosses, LOSS_FACTS } from './bear-losses.ts'
import { EARNING_FACTS, earnCommission } from './earn-commission.ts'
import { DOOR_FACTS, earnDoorFees } from './earn-door-fees.ts'
import { redLetter } from './issue-invoice.ts'
import { oweSuppliers, SUPPLY_FACTS } from './owe-suppliers.ts'
import { emptyBankAccounts } from './queries/payees.ts'
import { TOLD_PAYEES, tellPayees } from './tell-payees.ts'

type Work = (tx: Tx, regionId: string, events: readonly EventRow[]) => Promise<void>

/** A consumer that works a set region by region. */
const byRegion = (name: string, of: readonly string[], work: Work): Consumer => ({
  name,
  of,
  consume: async (tx, events) => {
    for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
      await work(tx, regionId, ofRegion)
    }
  },
})

export const settlementSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'settlement-empties-bank-accounts',
      to: 'person.erased',
      react: (tx, events) =>
        emptyBankAccounts(
          tx,
          events.map((event) => event.subjectId),
        ),
    },
  ],
  consumers: [
    byRegion('settlement-earns-commission', EARNING_FACTS, earnCommission),
    byRegion('settlement-bears-losses', LOSS_FACTS, bearLosses),
    byRegion('settlement-earns-door-fees', DOOR_FACTS, earnDoorFees),
    byRegion('settlement-owes-suppliers', SUPPLY_FACTS, oweSuppliers),
    byRegion('settlement-writes-red-letters', ['order.reduced'], redLetter),
    byRegion('settlement-tells-payees', TOLD_PAYEES, tellPayees),
  ],
}

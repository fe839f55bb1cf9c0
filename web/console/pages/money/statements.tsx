import { m } from '../../../i18n/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Disputes } from './disputes.tsx'
import { Invoices } from './invoices.tsx'
import { Summary } from './summary.tsx'
import { SuppliersOwed } from './suppliers-owed.tsx'

/** What is owed to suppliers and earned by leaders, and what is disputed or invoiced. */
export default function StatementsPage() {
  const { may } = useConsole()
  const ofFinance = [
    { id: 'summary', name: m.console_money_summary(), show: () => <Summary /> },
    { id: 'invoices', name: m.console_money_invoices(), show: () => <Invoices /> },
  ]
  return (
    <>
      <PageHead title={m.console_nav_statements()} about={m.console_money_statements_about()} />
      <AddressTabs
        label={m.console_nav_statements()}
        tabs={[
          { id: 'suppliers', name: m.console_nav_suppliers(), show: () => <SuppliersOwed /> },
          { id: 'disputes', name: m.console_money_disputes(), show: () => <Disputes /> },
          ...(may('finance', 'supervisor') ? ofFinance : []),
        ]}
      />
    </>
  )
}

import { useParams } from '@tanstack/react-router'
import { getSupplierStatement } from '../../../api/index.ts'
import { underTheFirst, usePagesOf } from '../../../desk/use-pages.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { useSkus, useSuppliers } from '../../lookups.ts'
import { More } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { EntriesTable } from './entries-table.tsx'

/** One statement, every line with its cause. */
export default function StatementPage() {
  const { supplier = '', statement = '' } = useParams({ strict: false })
  const { region, currency } = useConsole()
  const suppliers = useSuppliers()
  const skus = useSkus()
  const asked = { region: region.id, supplier, statement, limit: 200 }
  const found = usePagesOf(getSupplierStatement, asked, underTheFirst)
  return (
    <Answered of={found}>
      {({ statement: shown, items }) => (
        <>
          <PageHead
            title={m.console_money_statement_of({ number: shown.number })}
            about={suppliers.name(supplier)}
            back={{ to: `/statements/${supplier}`, name: suppliers.name(supplier) }}
          />
          <div className="console-stack">
            <Panel
              title={m.console_money_from_to({
                from: calendarDay(shown.periodFrom),
                to: calendarDay(shown.periodUntil),
              })}
            >
              <Figures
                of={[
                  [m.console_money_amount(), money(shown.totalMinor, currency)],
                  [m.console_money_due(), calendarDay(shown.dueOn)],
                  [m.console_money_disputable(), calendarDay(shown.disputableUntil)],
                ]}
              />
            </Panel>
            <Panel title={m.console_money_entries()}>
              <EntriesTable
                label={m.console_money_entries()}
                entries={items.map((entry) => ({
                  ...entry,
                  at: entry.enteredAt,
                  orderId: null,
                  detail: entry.skuId === null ? null : skus.name(entry.skuId),
                }))}
              />
              <More of={found} />
            </Panel>
          </div>
        </>
      )}
    </Answered>
  )
}

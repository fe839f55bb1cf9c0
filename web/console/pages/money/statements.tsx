import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listSupplierDisputes,
  listSupplierStatements,
  resolveSupplierDispute,
} from '../../../api/index.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'
import { useNames } from '../procurement/use-names.ts'

export default function Statements() {
  return (
    <>
      <PageHead title={m.console_money_statements()} about={m.console_money_statements_about()} />
      <AddressTabs
        label={m.console_money_statements()}
        tabs={[
          { id: 'statements', name: m.console_money_statements(), show: () => <List /> },
          { id: 'disputes', name: m.console_money_disputes(), show: () => <Disputes /> },
        ]}
      />
    </>
  )
}

function List() {
  const { suppliers } = useNames()
  const search = useSearch({ strict: false }) as { supplier?: string }
  const navigate = useNavigate()
  const supplier = search.supplier ?? suppliers[0]?.id
  return (
    <div className="console-stack">
      <NativeSelect
        label={m.console_money_supplier()}
        value={supplier ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          void navigate({
            to: '.',
            search: (before: Record<string, unknown>) => ({ ...before, supplier: value }),
            replace: true,
          })
        }}
        data={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {supplier === undefined ? (
        <Empty icon="supplier" title={m.console_money_choose_supplier()} />
      ) : (
        <OfSupplier supplier={supplier} />
      )}
    </div>
  )
}

function OfSupplier({ supplier }: { supplier: string }) {
  const { region, currency } = useConsole()
  const source = useMemo(
    () => paged(listSupplierStatements, { region: region.id, supplier }),
    [region.id, supplier],
  )
  return (
    <DataTable
      name="statements"
      label={m.console_money_statements()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'number',
          name: m.console_money_invoice_number(),
          value: (row) => row.number,
          width: 160,
        },
        {
          id: 'period',
          name: m.console_money_period(),
          value: (row) => `${calendarDay(row.periodFrom)} – ${calendarDay(row.periodUntil)}`,
          width: 220,
        },
        { id: 'due', name: m.console_money_due(), value: (row) => calendarDay(row.dueOn) },
        {
          id: 'entries',
          name: m.console_money_entries(),
          value: (row) => row.entries,
          isNumber: true,
        },
        {
          id: 'total',
          name: m.console_money_total(),
          value: (row) => money(row.totalMinor, currency),
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="statement" title={m.console_money_statements_none()} />)}
    />
  )
}

function Disputes() {
  const { region, currency, whyNot } = useConsole()
  const { supplier } = useNames()
  const source = useMemo(() => paged(listSupplierDisputes, { region: region.id }), [region.id])
  return (
    <DataTable
      name="disputes"
      label={m.console_money_disputes()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'supplier',
          name: m.console_money_supplier(),
          value: (row) => supplier(row.supplierId),
          width: 200,
        },
        {
          id: 'claimed',
          name: m.console_money_claimed(),
          value: (row) => money(row.claimedMinor, currency),
          isNumber: true,
        },
        { id: 'why', name: m.console_money_why(), value: (row) => row.why, width: 260 },
        {
          id: 'act',
          name: m.console_money_dispute_resolve(),
          value: () => '',
          cell: (row) => (
            <ActButton
              label={m.console_money_dispute_resolve()}
              size="compact-sm"
              why={
                whyNot('finance') ??
                (row.resolvedAt === null ? undefined : m.console_money_dispute_done())
              }
              fields={[
                {
                  name: 'resolution',
                  label: m.console_money_result(),
                  kind: 'choice',
                  isRequired: true,
                  options: [
                    { value: 'granted', label: m.console_money_dispute_granted() },
                    { value: 'declined', label: m.console_money_dispute_declined() },
                  ],
                },
                {
                  name: 'adjustmentMinor',
                  label: m.console_money_dispute_adjust(),
                  kind: 'money',
                  when: ({ resolution }) => resolution === 'granted',
                },
                whyField(),
              ]}
              refresh={[listSupplierDisputes, listSupplierStatements]}
              submit={({ resolution, adjustmentMinor, why }) =>
                resolveSupplierDispute(
                  { region: region.id, supplierDispute: row.id },
                  {
                    resolution: resolution as 'declined' | 'granted',
                    ...(resolution === 'granted' && typeof adjustmentMinor === 'number'
                      ? { adjustmentMinor }
                      : {}),
                    why: String(why),
                  },
                  { key: crypto.randomUUID() },
                )
              }
            />
          ),
        },
      ]}
      states={tableStates(<Empty icon="check" title={m.console_money_disputes_none()} />)}
    />
  )
}

import { useMemo } from 'react'
import {
  listSupplierDisputes,
  listSupplierEntries,
  listSupplierStatements,
  resolveSupplierDispute,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { useSuppliers } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'

type Dispute = Item<typeof listSupplierDisputes>

/** Lines that suppliers dispute, and what was decided. */
export function Disputes() {
  const { region, currency, zone } = useConsole()
  const suppliers = useSuppliers()
  const source = useMemo(() => paged(listSupplierDisputes, { region: region.id }), [region.id])
  const columns: readonly Column<Dispute>[] = [
    {
      id: 'raised',
      name: m.console_money_when(),
      value: (row) => row.raisedAt,
      cell: (row) => instantOf(row.raisedAt, zone),
      width: 170,
    },
    {
      id: 'supplier',
      name: m.console_money_supplier(),
      value: (row) => suppliers.name(row.supplierId),
      width: 180,
    },
    { id: 'why', name: m.console_money_reason(), value: (row) => row.why, width: 260 },
    {
      id: 'claimed',
      name: m.console_money_claimed(),
      value: (row) => majorOf(row.claimedMinor, currency),
      cell: (row) => money(row.claimedMinor, currency),
      isNumber: true,
      width: 120,
    },
    {
      id: 'act',
      name: m.console_money_settle(),
      value: (row) => row.resolution,
      cell: (row) => <Resolution dispute={row} of={suppliers.name(row.supplierId)} />,
      width: 220,
    },
  ]
  return (
    <DataTable<Dispute>
      name="disputes"
      label={m.console_money_disputes()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="statement" title={m.console_money_no_disputes()} />)}
    />
  )
}

function Resolution({ dispute, of }: { dispute: Dispute; of: string }) {
  const { region, currency, whyNot } = useConsole()
  if (dispute.resolution !== null) {
    return dispute.resolution === 'granted'
      ? m.console_money_granted({ sum: money(dispute.adjustmentMinor ?? 0, currency) })
      : m.console_money_declined()
  }
  return (
    <ActButton
      size="xs"
      label={m.console_money_decide()}
      of={of}
      about={dispute.why}
      why={whyNot('finance', 'buyer')}
      fields={[
        {
          name: 'resolution',
          label: m.console_money_decision(),
          kind: 'choice',
          isRequired: true,
          options: [
            { value: 'granted', label: m.console_money_grant() },
            { value: 'declined', label: m.console_money_decline() },
          ],
        },
        {
          name: 'adjustmentMinor',
          label: m.console_money_adjust_by(),
          kind: 'money',
          isRequired: true,
          when: ({ resolution }) => resolution === 'granted',
        },
        whyField(),
      ]}
      initial={{ adjustmentMinor: dispute.claimedMinor }}
      refresh={[listSupplierDisputes, listSupplierEntries, listSupplierStatements]}
      submit={({ resolution, adjustmentMinor, why }, _version, key) =>
        resolveSupplierDispute(
          { region: region.id, supplierDispute: dispute.id },
          {
            resolution: resolution as 'granted' | 'declined',
            why: String(why),
            ...(resolution === 'granted' ? { adjustmentMinor: Number(adjustmentMinor) } : {}),
          },
          { key },
        )
      }
    />
  )
}

import { Button, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listPooledDemand, useLive } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, tableStates, whole } from '../../table/index.ts'
import { DayField, useDay } from './day-field.tsx'
import { Orders } from './orders-table.tsx'
import { Receiving } from './receiving.tsx'
import { Surpluses } from './surpluses.tsx'
import { useNames } from './use-names.ts'

export default function Procurement() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_procurement()} about={m.console_day_procurement_about()}>
        <DayField withStation />
        <WriteOrder />
      </PageHead>
      <AddressTabs
        label={m.console_day_procurement()}
        tabs={[
          { id: 'orders', name: m.console_day_purchase_orders(), show: () => <Orders /> },
          { id: 'demand', name: m.console_day_demand(), show: () => <Demand /> },
          { id: 'receiving', name: m.console_day_receiving(), show: () => <Receiving /> },
          { id: 'surpluses', name: m.console_day_surpluses(), show: () => <Surpluses /> },
        ]}
      />
    </>
  )
}

function WriteOrder() {
  const { whyNot } = useConsole()
  const why = whyNot('buyer', 'operations')
  return (
    <Tooltip label={why} disabled={why === undefined}>
      <Button
        variant="default"
        data-disabled={why !== undefined || undefined}
        aria-disabled={why !== undefined}
        {...(why === undefined
          ? { renderRoot: (props) => <Link to="/procurement/new" {...props} /> }
          : { 'aria-description': why })}
      >
        {m.console_day_po_write()}
      </Button>
    </Tooltip>
  )
}

function Demand() {
  const { region } = useConsole()
  const { date, station } = useDay()
  const { supplier, sku } = useNames()
  const source = useMemo(
    () =>
      whole(['listPooledDemand', region.id, station, date], async () =>
        station === undefined ? [] : listPooledDemand({ region: region.id, station, date }),
      ),
    [region.id, station, date],
  )
  return (
    <DataTable
      name="demand"
      label={m.console_day_demand()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => sku(row.skuId),
          width: 240,
        },
        {
          id: 'supplier',
          name: m.console_day_po_supplier(),
          value: (row) => supplier(row.supplierId),
          width: 200,
        },
        {
          id: 'wanted',
          name: m.console_day_stage_wanted(),
          value: (row) => row.demandQuantity,
          isNumber: true,
          sort: true,
        },
        {
          id: 'ordered',
          name: m.console_day_po_wanted(),
          value: (row) => row.orderedQuantity,
          isNumber: true,
        },
        {
          id: 'surplus',
          name: m.console_day_surpluses(),
          value: (row) => row.surplusQuantity,
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="procurement" title={m.console_day_demand_none()} />)}
    />
  )
}

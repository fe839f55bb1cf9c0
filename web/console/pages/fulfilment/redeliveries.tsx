import { useMemo } from 'react'
import { assignRedelivery, cancelRedelivery, listRedeliveries } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Item } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useSkus, useStations } from '../../lookups.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { useDay } from '../procurement/day-field.tsx'

type Redelivery = Item<typeof listRedeliveries>

const stateOf = (row: Redelivery) =>
  row.doneAt !== null
    ? ({ tone: 'good', name: m.console_day_redelivery_done() } as const)
    : row.cancelledAt !== null
      ? ({ tone: 'calm', name: m.console_day_po_cancelled() } as const)
      : row.courierId === null
        ? ({ tone: 'bad', name: m.console_day_redelivery_nobody() } as const)
        : ({ tone: 'wait', name: m.console_day_redelivery_going() } as const)

/** What is brought once more: from where too much came to where it lacks, and by whom. */
export function Redeliveries() {
  const { region, whyNot } = useConsole()
  const { date } = useDay()
  const skus = useSkus()
  const stations = useStations()
  const why = whyNot('operations')
  const source = useMemo(
    () => paged(listRedeliveries, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  const columns = useMemo<readonly Column<Redelivery>[]>(
    () => [
      {
        id: 'goods',
        name: m.console_day_col_goods(),
        value: (row) => skus.name(row.skuId),
        width: 220,
      },
      {
        id: 'quantity',
        name: m.console_day_disc_quantity(),
        value: (row) => row.quantity,
        cell: (row) => amountOf(row.quantity, skus.isWeighed(row.skuId)),
        isNumber: true,
        width: 100,
      },
      {
        id: 'from',
        name: m.console_goods_transfer_from(),
        value: (row) => stations.name(row.fromStationId),
      },
      {
        id: 'to',
        name: m.console_goods_transfer_to(),
        value: (row) => stations.name(row.toStationId),
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => stateOf(row).name,
        cell: (row) => <Chip tone={stateOf(row).tone}>{stateOf(row).name}</Chip>,
      },
      {
        id: 'act',
        name: m.console_goods_decide(),
        value: () => null,
        width: 230,
        cell: (row) =>
          row.doneAt === null &&
          row.cancelledAt === null && (
            <Acts row={row} of={skus.name(row.skuId)} region={region.id} why={why} />
          ),
      },
    ],
    [skus, stations, region.id, why],
  )
  return (
    <DataTable<Redelivery>
      name="redeliveries"
      label={m.console_day_redeliveries()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="check" title={m.console_day_redeliveries_none()} />)}
    />
  )
}

function Acts(props: {
  row: Redelivery
  /** The goods. */
  of: string
  region: string
  why: string | undefined
}) {
  const { row, of, region, why } = props
  const at = { region, redelivery: row.id }
  return (
    <span className="console-row">
      <ActButton
        label={m.console_day_redelivery_assign()}
        of={of}
        size="compact-sm"
        why={why}
        fields={[
          {
            ...{ name: 'courierId', label: m.console_money_courier(), kind: 'person' },
            isRequired: true,
          },
        ]}
        refresh={[listRedeliveries]}
        submit={({ courierId }) => assignRedelivery(at, { courierId: String(courierId) })}
      />
      <ActButton
        label={m.console_day_redelivery_cancel()}
        of={of}
        size="compact-sm"
        why={why}
        fields={[whyField()]}
        refresh={[listRedeliveries]}
        submit={(values, _, key) => cancelRedelivery(at, { why: String(values.why) }, { key })}
      />
    </span>
  )
}

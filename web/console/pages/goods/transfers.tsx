import { useMemo } from 'react'
import { cancelStockTransfer, listStock, listStockTransfers } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Item } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useSkus, useStations } from '../../lookups.ts'
import { Chip, type Tone } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'

type Transfer = Item<typeof listStockTransfers>

const STATES: Record<Transfer['state'], { name: () => string; tone: Tone }> = {
  'on-the-way': { name: m.console_goods_transfer_going, tone: 'wait' },
  received: { name: m.console_goods_transfer_came, tone: 'good' },
  cancelled: { name: m.console_goods_count_cancelled, tone: 'calm' },
}

/** Goods between stations: what left, what came, what is still on its way. */
export function Transfers() {
  const { region, zone, whyNot } = useConsole()
  const stations = useStations()
  const skus = useSkus()
  const why = whyNot('operations')
  const source = useMemo(() => paged(listStockTransfers, { region: region.id }), [region.id])
  const columns = useMemo<readonly Column<Transfer>[]>(
    () => [
      {
        id: 'sent',
        name: m.console_goods_transfer_sent(),
        value: (row) => row.sentAt,
        cell: (row) => instantOf(row.sentAt, zone),
        width: 160,
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
        id: 'goods',
        name: m.console_goods_name(),
        value: (row) =>
          row.lines
            .map(({ skuId, quantity, receivedQuantity: came }) => {
              const isWeighed = skus.isWeighed(skuId)
              const sent = `${skus.name(skuId)} ${amountOf(quantity, isWeighed)}`
              if (came === null || came === quantity) return sent
              return m.console_goods_transfer_less({ sent, came: amountOf(came, isWeighed) })
            })
            .concat(row.receivedNote === '' ? [] : [row.receivedNote])
            .join(', '),
        width: 280,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => STATES[row.state].name(),
        cell: (row) => <Chip tone={STATES[row.state].tone}>{STATES[row.state].name()}</Chip>,
        width: 120,
      },
      {
        id: 'act',
        name: m.console_goods_decide(),
        value: () => null,
        width: 120,
        cell: (row) =>
          row.state === 'on-the-way' && (
            <ActButton
              label={m.console_goods_transfer_back()}
              of={stations.name(row.toStationId)}
              size="compact-sm"
              why={why}
              fields={[whyField()]}
              refresh={[listStockTransfers, listStock]}
              submit={(values, _, key) =>
                cancelStockTransfer(
                  { region: region.id, station: row.fromStationId, transfer: row.id },
                  { why: String(values.why) },
                  { key },
                )
              }
            />
          ),
      },
    ],
    [region.id, zone, stations, skus, why],
  )
  return (
    <DataTable<Transfer>
      name="stock-transfers"
      label={m.console_goods_transfers()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="stock" title={m.console_goods_no_transfers()} />)}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listLots,
  listRegionLots,
  listStock,
  listStockMovements,
  read,
} from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { instantOf, m, nameOf, number, weight } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { useSkus, useSuppliers } from '../../lookups.ts'
import { Listed } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { unitPrice } from '../../unit-price.ts'
import { CorrectStock } from './correct-stock.tsx'
import { Corrections } from './corrections.tsx'
import { Counts } from './counts.tsx'
import { StationChoice } from './station-choice.tsx'
import { Transfers } from './transfers.tsx'
import { useStation } from './use-station.ts'
import { REASONS } from './words.ts'

/** What lies where: per station, per lot, and the corrections that wait for a second person. */
export default function StockPage() {
  return (
    <>
      <PageHead title={m.console_nav_stock()} />
      <AddressTabs
        label={m.console_nav_stock()}
        tabs={[
          { id: 'stations', name: m.console_goods_by_station(), show: () => <ByStation /> },
          { id: 'lots', name: m.console_goods_lots(), show: () => <Lots /> },
          { id: 'counts', name: m.console_goods_counts(), show: () => <Counts /> },
          { id: 'transfers', name: m.console_goods_transfers(), show: () => <Transfers /> },
          { id: 'corrections', name: m.console_goods_corrections(), show: () => <Corrections /> },
        ]}
      />
    </>
  )
}

type Stock = Item<typeof listStock>

const amount = (measure: string, quantity: number): string =>
  measure === 'weighed' ? weight(quantity) : number(quantity)

function ByStation() {
  const { region } = useConsole()
  const station = useStation()
  const { open } = useOpenRow()
  const source = useMemo(
    () => paged(listStock, { region: region.id, station: station ?? '' }),
    [region.id, station],
  )
  const columns = useMemo<readonly Column<Stock>[]>(
    () => [
      { id: 'good', name: m.console_goods_name(), value: (row) => nameOf(row.name), width: 260 },
      { id: 'code', name: m.console_goods_code(), value: (row) => row.skuCode, width: 140 },
      {
        id: 'onHand',
        name: m.console_goods_on_hand(),
        value: (row) => row.onHand,
        cell: (row) => amount(row.measure, row.onHand),
        isNumber: true,
      },
      {
        id: 'reserved',
        name: m.console_goods_reserved(),
        value: (row) => row.reserved,
        cell: (row) => amount(row.measure, row.reserved),
        isNumber: true,
      },
      {
        id: 'left',
        name: m.console_goods_left(),
        value: (row) => row.left,
        cell: (row) => <strong>{amount(row.measure, row.left)}</strong>,
        isNumber: true,
      },
    ],
    [],
  )
  if (station === undefined) return null
  return (
    <>
      <DataTable<Stock>
        name="stock"
        label={m.console_goods_by_station()}
        columns={columns}
        source={source}
        rowId={({ skuId }) => skuId}
        target={({ skuId }) => beside(skuId)}
        states={tableStates(<Empty icon="stock" title={m.console_goods_no_stock()} />)}
        tools={
          <>
            <StationChoice />
            <CorrectStock station={station} />
          </>
        }
      />
      <Side title={m.console_goods_lots_and_moves()}>
        {open && <SkuAt station={station} sku={open} />}
      </Side>
    </>
  )
}

function SkuAt({ station, sku }: { station: string; sku: string }) {
  const { region, zone } = useConsole()
  const at = { region: region.id, station, sku }
  const isWeighed = useSkus().isWeighed(sku)
  const lots = useQuery(read(listLots, at))
  const moves = usePages(listStockMovements, { ...at, limit: 100 })
  return (
    <div className="console-stack">
      <Panel title={m.console_goods_lots()}>
        <Answered of={lots} lines={3}>
          {(rows) => (
            <ul className="console-list">
              {rows.map((lot) => (
                <li key={lot.lotId}>
                  <Link to="/lots/$lot" params={{ lot: lot.lotId }}>
                    {lot.code}
                  </Link>
                  <span>{lot.expiresOn}</span>
                  <strong className="number">{amountOf(lot.onHand, isWeighed)}</strong>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </Panel>
      <Panel title={m.console_goods_moves()}>
        <Listed of={moves} lines={5}>
          {(items) => (
            <ul className="console-list">
              {items.map((move) => (
                <li key={move.id}>
                  <span>{instantOf(move.occurredAt, zone)}</span>
                  <span>{REASONS[move.reason]?.() ?? move.reason}</span>
                  <span className="console-soft">{move.lotCode ?? move.note}</span>
                  <strong className="number">{amountOf(move.quantity, isWeighed)}</strong>
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </Panel>
    </div>
  )
}

type Lot = Item<typeof listRegionLots>

function Lots() {
  const { region, currency } = useConsole()
  const skus = useSkus()
  const suppliers = useSuppliers()
  const source = useMemo(
    () =>
      paged(listRegionLots, { region: region.id }, ({ search }) =>
        search === undefined ? {} : { code: search },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Lot>[]>(
    () => [
      { id: 'code', name: m.console_goods_lot(), value: (row) => row.code, width: 180 },
      {
        id: 'good',
        name: m.console_goods_name(),
        value: (row) => skus.name(row.skuId),
        width: 240,
      },
      {
        id: 'supplier',
        name: m.console_goods_supplier(),
        value: (row) => suppliers.name(row.supplierId),
      },
      { id: 'expires', name: m.console_goods_expires(), value: (row) => row.expiresOn },
      {
        id: 'cost',
        name: m.console_goods_cost(),
        value: (row) => (row.costMinor === null ? null : majorOf(row.costMinor, currency)),
        cell: (row) =>
          row.costMinor === null
            ? ''
            : unitPrice(row.costMinor, currency, skus.isWeighed(row.skuId)),
        isNumber: true,
      },
    ],
    [skus, suppliers, currency],
  )
  return (
    <DataTable<Lot>
      name="lots"
      label={m.console_goods_lots()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      searchHint={m.console_goods_lot()}
      target={({ id }) => ({ to: '/lots/$lot', params: { lot: id } })}
      states={tableStates(<Empty icon="stock" title={m.console_goods_no_lots()} />)}
    />
  )
}

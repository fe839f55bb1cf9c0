import { useMemo } from 'react'
import { changeListing, listListings } from '../../../api/index.ts'
import { fetchAll } from '../../../desk/read-all.ts'
import { m, nameOf, number, weight } from '../../../i18n/index.ts'
import { majorOf } from '../../forms/index.ts'
import { useSkus } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { beside, Side, useOpenRow } from '../../parts/side.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import {
  type BulkAction,
  type Column,
  DataTable,
  type Filter,
  tableStates,
  whole,
} from '../../table/index.ts'
import { unitPrice } from '../../unit-price.ts'
import type { Listing } from './listing.ts'
import { ListingPanel } from './listing-panel.tsx'
import { PriceGrid } from './price-grid.tsx'

/** What each good costs in the region, and where a community has its own price. */
export default function PricesPage() {
  return (
    <>
      <PageHead title={m.console_nav_prices()} about={m.console_goods_prices_about()} />
      <AddressTabs
        label={m.console_nav_prices()}
        tabs={[
          { id: 'region', name: m.console_goods_region_price(), show: () => <Prices /> },
          { id: 'communities', name: m.console_goods_price_list(), show: () => <PriceGrid /> },
        ]}
      />
    </>
  )
}

function Prices() {
  const { region } = useConsole()
  const skus = useSkus()
  const columns = useColumns(skus.name)
  const actions = useActions()
  const { open } = useOpenRow()
  const source = useMemo(
    () =>
      whole([listListings.operationName, 'whole', region.id], async (_, signal) =>
        fetchAll(listListings, { region: region.id }, signal),
      ),
    [region.id],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'isListed',
        label: m.console_goods_any_listed(),
        kind: 'choice',
        options: [
          { value: 'true', label: m.console_goods_listed() },
          { value: 'false', label: m.console_goods_unlisted() },
        ],
      },
    ],
    [],
  )
  return (
    <>
      <DataTable<Listing>
        name="prices"
        label={m.console_nav_prices()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_goods_search()}
        target={({ id }) => beside(id)}
        actions={actions}
        states={tableStates(
          <Empty
            icon="price"
            title={m.console_goods_no_prices()}
            hint={m.console_goods_no_prices_hint()}
          />,
        )}
      />
      <Side title={m.console_goods_price_of()}>{open && <ListingPanel id={open} />}</Side>
    </>
  )
}

function useColumns(nameOfSku: (id: string) => string): readonly Column<Listing>[] {
  const { currency } = useConsole()
  const { byId, isWeighed } = useSkus()
  return useMemo(
    () => [
      {
        id: 'good',
        name: m.console_goods_name(),
        value: (row) => nameOfSku(row.skuId),
        width: 260,
        sort: true,
      },
      {
        id: 'code',
        name: m.console_goods_code(),
        value: (row) => byId.get(row.skuId)?.sku.code ?? '',
        width: 130,
        sort: true,
      },
      {
        id: 'price',
        name: m.console_goods_price(),
        value: (row) => majorOf(row.priceMinor, currency),
        cell: (row) => <strong>{unitPrice(row.priceMinor, currency, isWeighed(row.skuId))}</strong>,
        isNumber: true,
        width: 110,
        sort: true,
      },
      {
        id: 'unit',
        name: m.console_goods_unit(),
        value: (row) => nameOf(byId.get(row.skuId)?.sku.unit ?? {}),
        width: 90,
      },
      {
        id: 'isListed',
        name: m.console_state(),
        value: (row) => (row.isListed ? m.console_goods_listed() : m.console_goods_unlisted()),
        cell: (row) => (
          <Chip tone={row.isListed ? 'good' : 'calm'}>
            {row.isListed ? m.console_goods_listed() : m.console_goods_unlisted()}
          </Chip>
        ),
        width: 110,
      },
      {
        id: 'limit',
        name: m.console_goods_limit(),
        value: (row) => row.limitPerResident,
        cell: ({ limitPerResident, skuId }) =>
          limitPerResident === null
            ? ''
            : isWeighed(skuId)
              ? weight(limitPerResident)
              : number(limitPerResident),
        isNumber: true,
        width: 120,
        sort: true,
      },
    ],
    [currency, byId, isWeighed, nameOfSku],
  )
}

function useActions(): readonly BulkAction<Listing>[] {
  const { region, whyNot } = useConsole()
  return useMemo(() => {
    const why = whyNot('buyer', 'operations')
    const turn = (to: boolean): BulkAction<Listing> => ({
      name: to ? m.console_goods_do_list() : m.console_goods_do_unlist(),
      preview: ({ isListed }) =>
        isListed === to
          ? { not: to ? m.console_goods_listed() : m.console_goods_unlisted() }
          : { becomes: to ? m.console_goods_listed() : m.console_goods_unlisted() },
      act: ({ id, priceMinor, limitPerResident, version }) =>
        changeListing(
          { region: region.id, listing: id },
          { priceMinor, limitPerResident, isListed: to, version },
        ),
      why,
    })
    return [turn(true), turn(false)]
  }, [region.id, whyNot])
}

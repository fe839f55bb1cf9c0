import './goods.css'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  archiveProduct,
  createProduct,
  exportGoods,
  getPicture,
  importGoods,
  listListings,
  listProducts,
} from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { ImportButton } from '../../import/import-button.tsx'
import { useCategories } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import {
  type BulkAction,
  type Column,
  DataTable,
  type Filter,
  paged,
  tableStates,
} from '../../table/index.ts'
import { productBody, productFields } from './product-fields.ts'
import { GAPS, GOODS_OWNER, STORAGES } from './words.ts'

type Row = Item<typeof listProducts>

/** Everything that can be sold, in whichever region. */
export default function GoodsPage() {
  const { region, whyNot } = useConsole()
  const categories = useCategories()
  const columns = useColumns()
  const why = whyNot('buyer', 'operations')
  const source = useMemo(
    () =>
      paged(listProducts, {}, ({ search, filters }) => ({
        ...(search === undefined ? {} : { text: search }),
        ...(filters.category === undefined ? {} : { category: filters.category }),
        ...(filters.archived === undefined ? {} : { archived: filters.archived === 'true' }),
      })),
    [],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'category',
        label: m.console_goods_any_category(),
        kind: 'choice',
        options: categories.choices,
      },
      {
        name: 'archived',
        label: m.console_goods_not_archived(),
        kind: 'choice',
        options: [{ value: 'true', label: m.console_goods_archived() }],
      },
    ],
    [categories],
  )
  const actions = useMemo<readonly BulkAction<Row>[]>(
    () => [
      {
        name: m.console_goods_archive(),
        preview: (row) =>
          row.archivedAt === null
            ? { becomes: m.console_goods_becomes_archived() }
            : { not: m.console_goods_archived() },
        act: (row, reason) => archiveProduct({ product: row.id }, { why: reason }),
        asksWhy: true,
        isDangerous: true,
        why,
      },
    ],
    [why],
  )
  return (
    <>
      <PageHead title={m.console_nav_catalogue()}>
        <Button component={Link} {...({ to: '/categories' } as object)} variant="default">
          {m.console_goods_categories()}
        </Button>
        <ImportButton
          label={m.console_goods_import()}
          why={why}
          template={exportGoods.href({ region: region.id })}
          send={(body) => importGoods({ region: region.id }, body)}
          refresh={[listProducts, listListings]}
        />
        <ActButton
          label={m.console_goods_new()}
          variant="filled"
          why={why}
          fields={productFields(categories.choices)}
          initial={{ taxRateBasisPoints: 900, storage: 'ambient' }}
          submit={(values) => createProduct({}, productBody(values))}
          refresh={[listProducts]}
        />
      </PageHead>
      <DataTable<Row>
        name="goods"
        label={m.console_nav_catalogue()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_goods_search()}
        target={({ id }) => ({ to: '/goods/$product', params: { product: id } })}
        actions={actions}
        states={tableStates(
          <Empty
            icon="goods"
            title={m.console_goods_empty()}
            hint={m.console_goods_empty_hint()}
          />,
        )}
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const categories = useCategories()
  return useMemo(
    () => [
      {
        id: 'name',
        name: m.console_goods_name(),
        value: (row) => nameOf(row.name),
        cell: (row) => (
          <span className="goods-name">
            {row.pictureIds[0] ? (
              <img
                src={getPicture.href({ region: GOODS_OWNER, picture: row.pictureIds[0], w: 160 })}
                alt=""
                width={32}
                height={32}
                loading="lazy"
              />
            ) : (
              <span className="goods-none" />
            )}
            {nameOf(row.name)}
          </span>
        ),
        width: 230,
      },
      { id: 'code', name: m.console_goods_code(), value: (row) => row.code, width: 120 },
      {
        id: 'category',
        name: m.console_goods_category(),
        value: (row) => categories.name(row.categoryId),
        width: 130,
      },
      {
        id: 'skus',
        name: m.console_goods_skus(),
        value: (row) => row.skus.length,
        isNumber: true,
        width: 80,
      },
      {
        id: 'storage',
        name: m.console_goods_storage(),
        value: (row) => STORAGES[row.storage].name(),
        cell: (row) => (
          <Chip tone={STORAGES[row.storage].tone}>{STORAGES[row.storage].name()}</Chip>
        ),
        width: 110,
      },
      {
        id: 'origin',
        name: m.console_goods_origin(),
        value: (row) => nameOf(row.origin),
        width: 130,
      },
      {
        id: 'gaps',
        name: m.console_goods_gaps(),
        value: (row) => row.gaps.map((gap) => GAPS[gap]?.() ?? gap).join(', '),
        cell: (row) => <Gaps of={row.gaps} />,
        width: 180,
      },
      { id: 'brand', name: m.console_goods_brand(), value: (row) => row.brand, isHidden: true },
      {
        id: 'shelf',
        name: m.console_goods_shelf(),
        value: (row) => row.shelfLifeDays,
        isNumber: true,
        isHidden: true,
      },
      {
        id: 'tax',
        name: m.console_goods_tax_rate(),
        value: (row) => row.taxRateBasisPoints / 100,
        isNumber: true,
        isHidden: true,
      },
    ],
    [categories],
  )
}

/** What a product lacks before it may be sold. */
export function Gaps({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <Chip tone="good">{m.console_goods_complete()}</Chip>
  return (
    <span title={of.map((gap) => GAPS[gap]?.() ?? gap).join(', ')}>
      <Chip tone="wait">
        {m.console_goods_lacks({ count: of.length, what: GAPS[of[0] ?? '']?.() ?? '' })}
      </Chip>
    </span>
  )
}

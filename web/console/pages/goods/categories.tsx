import './goods.css'
import { ActionIcon } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { changeCategory, createCategory, listCategories, read } from '../../../api/index.ts'
import { m, nameOf } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, type Choice, type Field, type Values } from '../../forms/index.ts'
import { Icon } from '../../icon.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, saidBy } from '../../states.tsx'

type Category = Item<typeof listCategories>

const REFRESH = [listCategories]
const STEP = 10

/** The tree of categories, put in order by dragging or by the arrows. */
export default function CategoriesPage() {
  const categories = useQuery(read(listCategories, {}))
  return (
    <>
      <PageHead
        title={m.console_goods_categories()}
        back={{ to: '/goods', name: m.console_nav_catalogue() }}
      >
        <New categories={categories.data ?? []} />
      </PageHead>
      <Panel title={m.console_goods_tree()}>
        <Answered of={categories}>{(data) => <Tree all={data} parentId={null} />}</Answered>
      </Panel>
    </>
  )
}

const fieldsOf = (parents: readonly Choice[]): readonly Field[] => [
  { name: 'code', label: m.console_goods_code(), kind: 'text', isRequired: true },
  { name: 'name', label: m.console_goods_name(), kind: 'names', isRequired: true },
  { name: 'parentId', label: m.console_goods_parent(), kind: 'choice', options: parents },
  { name: 'taxCode', label: m.console_goods_tax_code(), kind: 'text' },
  { name: 'taxRateBasisPoints', label: m.console_goods_tax_rate(), kind: 'percent' },
]

const bodyOf = (values: Values) => ({
  code: String(values.code),
  name: (values.name ?? {}) as { en?: string },
  parentId: (values.parentId as string | null | undefined) ?? null,
  sort: Number(values.sort),
  taxCode: values.taxCode ? String(values.taxCode) : null,
  taxRateBasisPoints: (values.taxRateBasisPoints as number | null | undefined) ?? null,
  labelFields: (values.labelFields ?? []) as Category['labelFields'],
})

const choices = (categories: readonly Category[]): readonly Choice[] =>
  categories.map(({ id, name }) => ({ value: id, label: nameOf(name) }))

function New({ categories }: { categories: readonly Category[] }) {
  const last = Math.max(0, ...categories.map(({ sort }) => sort))
  return (
    <ActButton
      label={m.console_goods_category_new()}
      variant="filled"
      why={useConsole().whyNot('buyer', 'operations')}
      fields={fieldsOf(choices(categories))}
      submit={(values) => createCategory({}, bodyOf({ ...values, sort: last + STEP }))}
      refresh={REFRESH}
    />
  )
}

function Tree({ all, parentId }: { all: readonly Category[]; parentId: string | null }) {
  const client = useQueryClient()
  const why = useConsole().whyNot('buyer', 'operations')
  const [error, setError] = useState<unknown>(null)
  const mine = all.filter((one) => one.parentId === parentId).toSorted((a, b) => a.sort - b.sort)
  const put = async (id: string, to: number) => {
    const from = mine.findIndex((one) => one.id === id)
    if (from < 0 || to < 0 || to >= mine.length || from === to || why !== undefined) return
    const next = mine.toSpliced(from, 1).toSpliced(to, 0, mine[from]!)
    setError(null)
    try {
      for (const [at, category] of next.entries()) {
        const sort = (at + 1) * STEP
        if (category.sort === sort) continue
        const { version } = category
        await changeCategory(
          { category: category.id },
          { ...bodyOf({ ...category, sort }), version },
        )
      }
    } catch (refused) {
      setError(refused)
    }
    await client.invalidateQueries({ queryKey: [listCategories.operationName] })
  }
  if (mine.length === 0) return null
  return (
    <>
      {error !== null && <p role="alert">{saidBy(error)}</p>}
      <ul className="goods-tree">
        {mine.map((category, at) => (
          <li key={category.id}>
            <Line
              category={category}
              all={all}
              at={at}
              last={mine.length - 1}
              why={why}
              put={put}
            />
            <Tree all={all} parentId={category.id} />
          </li>
        ))}
      </ul>
    </>
  )
}

async function readCategory(category: Category) {
  const all = await listCategories({})
  const now = all.find(({ id }) => id === category.id) ?? category
  return { values: { ...now }, version: now.version }
}

function Line({
  category,
  all,
  at,
  last,
  why,
  put,
}: {
  category: Category
  all: readonly Category[]
  at: number
  last: number
  why: string | undefined
  put: (id: string, to: number) => Promise<void>
}) {
  const name = nameOf(category.name)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    put(event.dataTransfer.getData('text/plain'), at)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows beside it do the same by keyboard
    <div
      className="goods-branch"
      draggable={why === undefined}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', category.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span>
        <strong>{name}</strong> <span className="console-soft">{category.code}</span>
        {category.archivedAt && <Chip>{m.console_goods_archived()}</Chip>}
      </span>
      <span className="console-row">
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={m.console_goods_up({ name })}
          disabled={at === 0 || why !== undefined}
          onClick={() => put(category.id, at - 1)}
        >
          <Icon name="up" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={m.console_goods_down({ name })}
          disabled={at === last || why !== undefined}
          onClick={() => put(category.id, at + 1)}
        >
          <Icon name="down" />
        </ActionIcon>
        <ActButton
          label={m.console_goods_change()}
          size="xs"
          why={why}
          fields={fieldsOf(choices(all.filter(({ id }) => id !== category.id)))}
          initial={{ ...category }}
          shared={{ version: category.version, readAgain: () => readCategory(category) }}
          submit={(values, version) =>
            changeCategory({ category: category.id }, { ...bodyOf(values), version })
          }
          refresh={REFRESH}
        />
      </span>
    </div>
  )
}

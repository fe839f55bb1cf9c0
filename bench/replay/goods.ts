import { batched } from '#platform/db'
import { inParallel } from '../calls/in-parallel.ts'
import { importTable, sheetOf } from '../calls/sheets.ts'
import { BadLog } from './log.ts'
import { type LogProduct, WEIGHED_PER_KG_MINOR } from './prices.ts'
import type { SetUp } from './set-up-means.ts'
import { regionIdOf, type World } from './world.ts'

const CALLS_AT_ONCE = 4
// Whole assortments at once would show as the most memory that the server has in the whole replay.
const ROWS_A_SHEET = 1000

interface Category {
  code: string
  parentCode: string | null
}

/** Makes the tree of categories, then each region's goods with the price of their first day. */
export async function setUpGoods(means: SetUp, world: World): Promise<void> {
  const { api, survey, prices } = means
  await setUpCategories(means, world)
  const { token } = world.staff.operations
  for (const region of survey.regions) {
    const rows = [...survey.products.get(region)!].map(([code, firstMinor]) =>
      goodsCells(prices.products.get(code)!, firstMinor),
    )
    const path = `/regions/${regionIdOf(region)}/goods/imports`
    for (const batch of batched(rows, ROWS_A_SHEET)) {
      await importTable(api, token, path, sheetOf(COLUMNS, batch))
    }
  }
}

const COLUMNS = [
  'code',
  'name en',
  'category code',
  'tax code',
  'tax rate',
  'measure',
  'step grams',
  'minimum grams',
  'price',
]

function goodsCells({ code, categories, weighed }: LogProduct, firstMinor: number) {
  const common = [code, code, categories[0], 'standard', '20%'] as const
  return weighed
    ? [...common, 'weighed', 10, 10, pounds(WEIGHED_PER_KG_MINOR)]
    : [...common, 'piece', null, null, pounds(firstMinor)]
}

const pounds = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`

async function setUpCategories({ api, prices }: SetUp, { staff }: World): Promise<void> {
  const ids = new Map<string, string>()
  for (const level of categoryLevels([...prices.products.values()])) {
    await inParallel(CALLS_AT_ONCE, level, async ({ code, parentCode }) => {
      const { id } = await api.ask<{ id: string }>({
        method: 'POST',
        path: '/categories',
        token: staff.operations.token,
        body: {
          code,
          parentId: parentCode === null ? null : ids.get(parentCode)!,
          name: { en: code },
          sort: 0,
          taxCode: null,
          taxRateBasisPoints: null,
          labelFields: [],
        },
      })
      ids.set(code, id)
    })
  }
}

/** The log's categories, coarse to fine. @throws BadLog when one lies below two others */
function categoryLevels(products: readonly LogProduct[]): Category[][] {
  return [3, 2, 1, 0].map((level) => {
    const ofLevel = new Map<string, Category>()
    for (const { categories } of products) {
      const code = categories[level]!
      const parentCode = categories[level + 1] ?? null
      const known = ofLevel.get(code)
      if (known !== undefined && known.parentCode !== parentCode) {
        throw new BadLog(`category ${code} lies below ${known.parentCode} and ${parentCode}`)
      }
      ofLevel.set(code, { code, parentCode })
    }
    return [...ofLevel.values()]
  })
}

import { listSkus } from '#catalog'
import { listPeople } from '#identity'
import { listCommunitiesByIds, listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import { localName } from '#platform/i18n'
import { listSuppliersByIds } from '#suppliers'
import type { ErrorGroup, Grouping } from './queries/entries.ts'

/** Names of what errors are grouped by, by key; people's only where the reader may see them. */
export async function nameGroups(
  db: Queryable,
  regionId: string,
  by: Grouping,
  groups: readonly ErrorGroup[],
  { locale, showsPeople }: { locale: string; showsPeople: boolean },
): Promise<Map<string, string>> {
  const ids = groups.flatMap((group) => group.key ?? [])
  const named = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map((row) => [row.id, row.name]))
  if (ids.length === 0) return new Map()
  if (by === 'supplier') return named(await listSuppliersByIds(db, regionId, ids))
  if (by === 'community') return named(await listCommunitiesByIds(db, regionId, ids))
  if (by === 'station') return named(await listStationsByIds(db, regionId, ids))
  if (by === 'person' && showsPeople) return named(await listPeople(db, ids))
  if (by === 'sku') {
    const skus = await listSkus(db, ids)
    return named(skus.map((sku) => ({ id: sku.id, name: localName(sku.names, locale) })))
  }
  return new Map()
}

import { listSkus } from '#catalog'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { ensureLots, mapLotIds } from './queries/lots.ts'

/** Goods as people name them: by SKU, and by the code of a lot where they lie in lots. */
export interface NamedGoods {
  skuId: string
  lotCode: string | null
}

/** Throws Invalid at the line whose SKU is none. */
export async function refuseUnknownSkus(tx: Tx, lines: readonly NamedGoods[]): Promise<void> {
  const known = new Set(
    (await listSkus(tx, [...new Set(lines.map((line) => line.skuId))])).map((sku) => sku.id),
  )
  const at = lines.findIndex((line) => !known.has(line.skuId))
  if (at >= 0) throw new Invalid(`lines/${at}/skuId`, 'There is no such SKU.')
}

/** Throws Invalid at the line that names what an earlier one did. */
export function refuseNamedTwice(lines: readonly NamedGoods[]): void {
  const seen = new Set<string>()
  for (const [at, { skuId, lotCode }] of lines.entries()) {
    const key = `${skuId}/${lotCode ?? ''}`
    if (seen.has(key))
      throw new Invalid(`lines/${at}`, 'An earlier line names these goods already.')
    seen.add(key)
  }
}

/** Lots of lines in their order, null where none is named; throws Invalid where there is no such. */
export async function lotIdsOf(
  tx: Tx,
  regionId: string,
  lines: readonly NamedGoods[],
): Promise<(string | null)[]> {
  const named = lines.flatMap(({ skuId, lotCode }) =>
    lotCode === null ? [] : [{ skuId, code: lotCode }],
  )
  const ids = named.length === 0 ? new Map<string, string>() : await mapLotIds(tx, regionId, named)
  return lines.map(({ skuId, lotCode }, at) => {
    if (lotCode === null) return null
    const lotId = ids.get(`${skuId}/${lotCode}`)
    if (lotId === undefined) {
      throw new Invalid(`lines/${at}/lotCode`, 'These goods have no lot of this code.')
    }
    return lotId
  })
}

/** The same, with lots made where they are new. */
export async function makeLotsOf(
  tx: Tx,
  regionId: string,
  lines: readonly (NamedGoods & { expiresOn: string | null })[],
): Promise<(string | null)[]> {
  const named = lines.flatMap(({ skuId, lotCode, expiresOn }) =>
    lotCode === null ? [] : [{ skuId, code: lotCode, supplierId: null, expiresOn }],
  )
  const ids = named.length === 0 ? new Map<string, string>() : await ensureLots(tx, regionId, named)
  return lines.map(({ skuId, lotCode }) =>
    lotCode === null ? null : ids.get(`${skuId}/${lotCode}`)!,
  )
}

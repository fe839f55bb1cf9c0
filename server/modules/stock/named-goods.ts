import { listSkus } from '#catalog'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { ensureLots, listLotsByIds, mapLotIds } from './queries/lots.ts'

/** Goods as people name them: by SKU, and by the code of a lot where they lie in lots, or its id. */
export interface NamedGoods {
  skuId: string
  lotCode: string | null
  lotId: string | null
}

/** A line of the wire with what it leaves out. */
export const namedOf = <Line extends { skuId: string; lotCode?: string; lotId?: string }>(
  line: Line,
) => ({ ...line, lotCode: line.lotCode ?? null, lotId: line.lotId ?? null })

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
  for (const [at, { skuId, lotCode, lotId }] of lines.entries()) {
    const key = `${skuId}/${lotId ?? lotCode ?? ''}`
    if (seen.has(key))
      throw new Invalid(`lines/${at}`, 'An earlier line names these goods already.')
    seen.add(key)
  }
}

/**
 * Lots of lines in their order, null where none is named; throws Invalid where there is no such, and
 * LotAmbiguous where a code says too little.
 */
export async function lotIdsOf(
  tx: Tx,
  regionId: string,
  lines: readonly NamedGoods[],
): Promise<(string | null)[]> {
  const named = byCode(lines)
  const ids = named.length === 0 ? new Map<string, string>() : await mapLotIds(tx, regionId, named)
  return resolved(tx, regionId, lines, ids)
}

/** The same, with lots made where they are new. */
export async function makeLotsOf(
  tx: Tx,
  regionId: string,
  lines: readonly (NamedGoods & { expiresOn: string | null })[],
): Promise<(string | null)[]> {
  const named = byCode(lines)
  const ids = named.length === 0 ? new Map<string, string>() : await ensureLots(tx, regionId, named)
  return resolved(tx, regionId, lines, ids)
}

const byCode = (lines: readonly (NamedGoods & { expiresOn?: string | null })[]) =>
  lines.flatMap(({ skuId, lotCode, lotId, expiresOn = null }) =>
    lotCode === null || lotId !== null
      ? []
      : [{ skuId, code: lotCode, supplierId: null, expiresOn }],
  )

async function resolved(
  tx: Tx,
  regionId: string,
  lines: readonly NamedGoods[],
  ids: ReadonlyMap<string, string>,
): Promise<(string | null)[]> {
  const byId = lines.flatMap((line) => line.lotId ?? [])
  const lots = byId.length === 0 ? [] : await listLotsByIds(tx, regionId, byId)
  const skuOf = new Map(lots.map((lot) => [lot.id, lot.skuId]))
  return lines.map(({ skuId, lotCode, lotId }, at) => {
    if (lotId === null && lotCode === null) return null
    const found = lotId ?? ids.get(`${skuId}/${lotCode}`)
    if (found === undefined || (lotId !== null && skuOf.get(lotId) !== skuId)) {
      const name = lotId === null ? 'lotCode' : 'lotId'
      throw new Invalid(`lines/${at}/${name}`, 'These goods have no such lot.')
    }
    return found
  })
}

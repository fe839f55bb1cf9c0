import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { countPrints, insertPrint, type Print, type PrintKind, type PrintPlace } from './queries.ts'

export interface Printing extends PrintPlace {
  regionId: string
  kind: PrintKind
  subject: string
  copies: number
  why?: string | undefined
  by: string
  at: Date
}

/** Writes down that a paper was printed, and how often it had been before: nobody is kept from it. */
export async function logPrint(
  tx: Tx,
  { regionId, by, at, ...printing }: Printing,
): Promise<Print> {
  const print: Print = {
    id: newId(),
    kind: printing.kind,
    subject: printing.subject,
    communityId: printing.communityId ?? null,
    stationId: printing.stationId ?? null,
    supplierId: printing.supplierId ?? null,
    copies: printing.copies,
    earlier: await countPrints(tx, regionId, printing),
    why: printing.why ?? '',
    printedAt: at,
    printedBy: by,
  }
  await insertPrint(tx, regionId, print)
  return print
}

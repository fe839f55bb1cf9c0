import { useRemembered } from '../../../remembered.ts'

/** A line of a receipt before it is saved. */
export interface DraftLine {
  key: string
  skuId: string
  barcode: string | null
  quantity: number
  refusedQuantity: number
  refusedWhy: string
  pictures: { id: string; address: string }[]
  lotCode: string
  expiresOn: string
  grade: 'A' | 'B' | 'C' | null
  temperatureTenths: number | null
}

/** Goods at the door, written down and not saved; this device keeps them until they are. */
export function useDraft(orderId: string) {
  const [kept, keep] = useRemembered<DraftLine[]>(`receipt.${orderId}`)
  const lines = kept ?? []
  return {
    lines,
    put: (line: DraftLine) => keep([...lines.filter(({ key }) => key !== line.key), line]),
    remove: (key: string) => keep(lines.filter((line) => line.key !== key)),
    clear: () => keep(null),
  }
}

/** A line as the API takes it. */
export const wireOf = (line: DraftLine) => ({
  skuId: line.skuId,
  quantity: line.quantity,
  ...(line.lotCode === '' ? {} : { lotCode: line.lotCode }),
  ...(line.expiresOn === '' ? {} : { expiresOn: line.expiresOn }),
  ...(line.grade === null ? {} : { grade: line.grade }),
  ...(line.temperatureTenths === null ? {} : { temperatureTenths: line.temperatureTenths }),
  ...(line.refusedQuantity === 0
    ? {}
    : { refusedQuantity: line.refusedQuantity, refusedWhy: line.refusedWhy }),
  ...(line.pictures.length === 0 ? {} : { pictureIds: line.pictures.map(({ id }) => id) }),
})

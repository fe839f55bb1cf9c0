import { listHolders } from '#identity'
import { type TemplateName, tell } from '#notify'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { listSuppliersByIds, listUsersOfSuppliers } from '#suppliers'
import type { PurchaseOrder } from './purchase-order.ts'

type SupplierNotice = Extract<TemplateName, 'purchase-order.sent' | 'purchase-order.cancelled'>
type BuyerNotice = Extract<TemplateName, 'purchase-order.silent' | 'purchase-order.cut'>

/** Tells who signs in for the suppliers of orders. */
export async function tellSuppliers(
  tx: Tx,
  regionId: string,
  template: SupplierNotice,
  orders: readonly PurchaseOrder[],
  answerBy: Date,
): Promise<void> {
  const { timeZone: zone } = await getRegion(tx, regionId)
  const supplierIds = [...new Set(orders.map((order) => order.supplierId))]
  const users = await listUsersOfSuppliers(tx, regionId, supplierIds)
  const ofSupplier = Map.groupBy(users, (user) => user.supplierId)
  await tell(
    tx,
    orders.flatMap(({ id: factId, number: orderNumber, pickupDate, supplierId }) =>
      (ofSupplier.get(supplierId) ?? []).map(({ personId }) => ({
        regionId,
        personId,
        template,
        factId,
        params: { orderNumber, pickupDate, answerBy: answerBy.toISOString(), zone },
      })),
    ),
  )
}

/** Tells the buyers of a region of orders that need their hand. */
export async function tellBuyers(
  tx: Tx,
  regionId: string,
  template: BuyerNotice,
  orders: readonly PurchaseOrder[],
): Promise<void> {
  const buyers = await listHolders(tx, regionId, ['buyer'])
  if (buyers.length === 0) return
  const supplierIds = [...new Set(orders.map((order) => order.supplierId))]
  const suppliers = await listSuppliersByIds(tx, regionId, supplierIds)
  const names = new Map(suppliers.map((supplier) => [supplier.id, supplier.name]))
  await tell(
    tx,
    orders.flatMap(({ id: factId, number: orderNumber, pickupDate, supplierId }) =>
      buyers.map((personId) => ({
        regionId,
        personId,
        template,
        factId,
        params: { orderNumber, pickupDate, supplier: names.get(supplierId) ?? '' },
      })),
    ),
  )
}

import { addDays } from '#platform/time'
import type { DemoApi } from './api.ts'
import { forEachAtOnce } from './at-once.ts'
import { type DemoPack, GOODS } from './goods/index.ts'
import { skuCodeOf } from './load-goods.ts'
import { REGION } from './places.ts'
import { STAFF } from './staff.ts'
import { type DemoSupplier, PROPOSAL, SUPPLIERS } from './suppliers.ts'

const AT = `/regions/${REGION.id}/suppliers`

/**
 * Takes the suppliers in, with their licences, their people, and what they ask for the goods.
 * @param days the day of the world, and an earlier one from which all that they ask holds
 * @returns their ids by code
 */
export async function loadSuppliers(
  api: DemoApi,
  skuIds: ReadonlyMap<string, string>,
  days: { today: string; first: string },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  await forEachAtOnce(SUPPLIERS, async ({ licences, ...supplier }) => {
    const { id } = await api.call('buyer', 'POST', AT, termsOf(supplier))
    ids.set(supplier.code, id)
    for (const { holdsDays, ...licence } of licences) {
      const expiresOn = addDays(days.today, holdsDays)
      await api.call('buyer', 'POST', `${AT}/${id}/licences`, { ...licence, expiresOn })
    }
  })
  for (const { email, supplier } of STAFF) {
    if (supplier === undefined) continue
    const path = `${AT}/${ids.get(supplier)}/users`
    await api.call('buyer', 'POST', path, { personId: api.idOf(email) })
  }
  await loadOffers(api, ids, skuIds, days.first)
  const { email } = STAFF.find(({ supplier }) => supplier === PROPOSAL.supplier)!
  const skuId = skuIds.get(PROPOSAL.sku)!
  const proposal = { ...terms(SUPPLIERS[0]!, 'piece'), skuId, costMinor: PROPOSAL.costMinor }
  await api.call(email, 'POST', `${AT}/${ids.get(PROPOSAL.supplier)}/offers`, {
    ...proposal,
    validFrom: addDays(days.today, 3),
    sourceRank: 2,
  })
  return ids
}

const termsOf = ({
  lotRule: _,
  leadDays: __,
  packs: ___,
  ...supplier
}: Omit<DemoSupplier, 'licences'>) => ({ ...supplier, taxNumber: null })

async function loadOffers(
  api: DemoApi,
  supplierIds: ReadonlyMap<string, string>,
  skuIds: ReadonlyMap<string, string>,
  validFrom: string,
): Promise<void> {
  const suppliers = new Map(SUPPLIERS.map((supplier) => [supplier.code, supplier]))
  await forEachAtOnce(GOODS, async (goods) => {
    for (const pack of goods.packs) {
      const skuId = skuIds.get(skuCodeOf(goods, pack))!
      const asked = { ...terms(suppliers.get(goods.supplier)!, pack.measure), skuId, validFrom }
      await api.call('buyer', 'POST', `${AT}/${supplierIds.get(goods.supplier)}/offers`, {
        ...asked,
        costMinor: pack.costMinor,
        sourceRank: 1,
      })
      if (goods.second === undefined || pack !== goods.packs[0]) continue
      await api.call('buyer', 'POST', `${AT}/${supplierIds.get(goods.second.supplier)}/offers`, {
        ...asked,
        costMinor: goods.second.costMinor,
        sourceRank: 2,
      })
    }
  })
}

const BY_THE_CRATE = { pieces: 10, grams: 5000 }

function terms(
  { leadDays, lotRule, packs = BY_THE_CRATE }: DemoSupplier,
  measure: DemoPack['measure'],
) {
  const caseSize = measure === 'weighed' ? packs.grams : measure === 'case' ? 1 : packs.pieces
  return { caseSize, minimumQuantity: caseSize, leadDays, lotRule }
}

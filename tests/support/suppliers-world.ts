import type { TestLinli } from './linli.ts'

let made = 0

/** A supplier paid a week after each delivery, added through the API. */
export async function addSupplier(
  linli: TestLinli,
  { regionId = 'chengdu', ...wish }: { regionId?: string } & Record<string, unknown> = {},
): Promise<{ id: string; code: string; version: number }> {
  made += 1
  const buyer = await linli.person({ role: 'buyer' })
  const answer = await linli.call(buyer, 'POST', `/regions/${regionId}/suppliers`, {
    code: `S-${made}`,
    name: `供应商${made}`,
    kind: 'trader',
    taxNumber: null,
    termsKind: 't_plus',
    termsDays: 7,
    contactName: '王芳',
    contactPhone: '13812345678',
    address: '彭州市 2 号',
    ...wish,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** An offer of a supplier in force from 2020 on, made by a buyer through the API. */
export async function addOffer(
  linli: TestLinli,
  wish: { supplierId: string; skuId: string; regionId?: string } & Record<string, unknown>,
): Promise<{ id: string }> {
  const { supplierId, regionId = 'chengdu', ...fields } = wish
  const buyer = await linli.person({ role: 'buyer' })
  const path = `/regions/${regionId}/suppliers/${supplierId}/offers`
  const answer = await linli.call(buyer, 'POST', path, {
    costMinor: 300,
    validFrom: '2020-01-01',
    caseSize: 1,
    minimumQuantity: 1,
    leadDays: 1,
    lotRule: 'optional',
    ...fields,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

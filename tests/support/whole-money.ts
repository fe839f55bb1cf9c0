import { setBusinessTime } from '#platform/clock'
import { turn } from './turn.ts'
import type { Making } from './whole-making.ts'

const DAY_MS = 86_400_000

/** What a region settles two weeks after its day, through the API. */
export async function makeMoneyIds(making: Making) {
  const { linli, send, window, leader } = making
  await setBusinessTime(linli.database.db, new Date(window.closesAt.getTime() + 10 * DAY_MS))
  await turn(linli)
  const earnings = await send(leader, 'GET', `/leaders/${leader.leaderId}/earnings`)
  return {
    entry: earnings.items[0].id,
    ...(await makePayouts(making)),
    ...(await makeStatement(making)),
    cashDeposit: await depositCash(making),
  }
}

/** A supplier's payout and a leader's that wait, and a batch with one that is approved. */
async function makePayouts({ send, admin, finance, leader, supplierId, supplierUser }: Making) {
  const payee = `/leaders/${leader.leaderId}`
  const account = { holderName: '张敏', accountNumber: '6222021234567890123', bankName: '工行' }
  await send(leader, 'PUT', `${payee}/bank-account`, account)
  await send(supplierUser, 'PUT', `/suppliers/${supplierId}/bank-account`, account)
  const approved = await send(leader, 'POST', `${payee}/payouts`, { amountMinor: 2 })
  await send(finance, 'POST', `/payouts/${approved.id}/approval`)
  const own = await send(leader, 'POST', `${payee}/payouts`, { amountMinor: 1 })
  const { items } = await send(admin, 'GET', '/payouts?payeeKind=supplier')
  const batch = await send(finance, 'POST', '/payout-batches', {})
  return { payout: items[0].id, ownPayout: own.id, batch: batch.id }
}

/** A statement of the supplier with a line that it disputes. */
async function makeStatement({ send, supplierId, supplierUser }: Making) {
  const path = `/suppliers/${supplierId}/statements`
  const { items } = await send(supplierUser, 'GET', path)
  const statement: string = items[0].id
  const shown = await send(supplierUser, 'GET', `${path}/${statement}`)
  const dispute = await send(supplierUser, 'POST', `${path}/${statement}/disputes`, {
    entryId: shown.items[0].id,
    claimedMinor: 1,
    why: '少算了',
  })
  return { statement, supplierDispute: dispute.id }
}

/** Less than the leader owes, so that the rest could be written off. */
async function depositCash({ send, finance, leader }: Making): Promise<string> {
  const holder = { kind: 'leader', id: leader.leaderId }
  const body = { holder, countedMinor: 1, slip: 'slip-1' }
  return (await send(finance, 'POST', '/cash-deposits', body)).id
}

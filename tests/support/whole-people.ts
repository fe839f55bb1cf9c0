import { newId } from '#platform/ids'
import type { Person } from './linli.ts'
import { makeLeader, makeNeighbour, makeResident } from './residents-world.ts'
import type { Making } from './whole-making.ts'

/** A region’s people and what is theirs. */
export async function makePeopleIds(making: Making) {
  const { linli, send, community, window, leader, resident, claimant, courier } = making
  const { regionId, communityId, buildingId } = community
  const substitute = await makeLeader(linli, community, '李强')
  const helping = await makeResident(linli, community)
  await makeNeighbour(linli, community)
  const address = {
    label: '家',
    recipient: '王芳',
    phone: null,
    address: '锦绣路 18 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  }
  const absence = { substituteId: substitute.leaderId, endsAt: null, why: '回老家' }
  const claim = { name: '李奶奶', buildingId, room: '102' }
  const chain = { windowId: window.windowId, text: '1. 王芳 番茄x2' }
  await send(leader, 'POST', `/communities/${communityId}/chains`, chain)
  const drafts = await send(leader, 'GET', `/communities/${communityId}/drafts`)
  const { db } = linli.database
  const grant = await db
    .selectFrom('grants')
    .select('id')
    .where('person_id', '=', courier.id)
    .executeTakeFirstOrThrow()
  const notice = newId()
  await db
    .insertInto('notices')
    .values({
      region_id: regionId,
      id: notice,
      person_id: resident.id,
      template: 'order-cancelled',
      fact_id: notice,
    })
    .execute()
  const sessions = await linli.call(resident, 'GET', '/me/sessions')
  const residents = `/residents/${resident.residentId}`
  await send(resident, 'POST', `${residents}/household`, { name: '王家' })
  return {
    person: resident.id,
    session: sessions.body[0].id,
    resident: resident.residentId,
    address: (await send(resident, 'POST', `${residents}/addresses`, address)).id,
    leader: leader.leaderId,
    absence: (await send(leader, 'POST', `/leaders/${leader.leaderId}/absences`, absence)).id,
    helper: (
      await send(leader, 'POST', `/communities/${communityId}/helpers`, {
        residentId: helping.id,
      })
    ).id,
    claim: (await send(claimant, 'POST', `/communities/${communityId}/claims`, claim)).id,
    draft: drafts[0].id,
    grant: grant.id,
    courier: courier.id,
    notice,
  }
}

/** What belongs to a supplier. */
export async function makeSupplierIds({ send, admin, supplierId, supplierUser }: Making) {
  const licence = { kind: 'food', number: 'JY1510100', expiresOn: '2030-01-01' }
  const user = { personId: supplierUser.id }
  return {
    supplier: supplierId,
    licence: (await send(admin, 'POST', `/suppliers/${supplierId}/licences`, licence)).id,
    user: (await send(admin, 'POST', `/suppliers/${supplierId}/users`, user)).id,
  }
}

/** One white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

export async function sendPicture(
  { linli, window }: Making,
  who: Person,
  path: string,
): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(PIXEL)], { type: 'image/png' }), 'a.png')
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type')! }
  const body = Buffer.from(await encoded.arrayBuffer())
  const at = `/regions/${window.regionId}${path}`
  const answer = await linli.call(who, 'POST', at, body, { headers })
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

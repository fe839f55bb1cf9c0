import { getLeader } from '#leaders'
import { own } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { readSettings } from '#platform/settings'
import { findDoorFee, putDoorFee } from '../queries/door-fees.ts'
import { DoorFee } from '../schemas/door.ts'

export function doorFeeRoutes(): AnyRoute[] {
  const leaderPlace = async ({
    db,
    params,
  }: {
    db: Parameters<typeof getLeader>[0]
    params: { region: string; leader: string }
  }) => {
    const leader = await getLeader(db, params.region, params.leader).catch(() => null)
    return leader === null ? null : { regionId: params.region, personId: leader.personId }
  }
  return [
    route({
      name: 'getDoorFee',
      method: 'GET',
      path: '/regions/:region/leaders/:leader/door-fee',
      tag: 'handover',
      summary: 'What a leader asks for bringing an order to the door.',
      access: own({
        operations: 'region',
        finance: 'region',
        support: 'region',
        supervisor: 'region',
      }),
      place: leaderPlace,
      reply: DoorFee,
      read: async ({ db, params }) => {
        const fee = await findDoorFee(db, params.region, params.leader)
        const settings = await readSettings(db, params.region, {}, new Date())
        return { feeMinor: fee ?? settings['handover.doorFeeMinor'] }
      },
    }),
    route({
      name: 'setDoorFee',
      method: 'PUT',
      path: '/regions/:region/leaders/:leader/door-fee',
      tag: 'handover',
      summary: 'Say what one asks for bringing an order to the door.',
      access: own({ operations: 'region' }),
      place: leaderPlace,
      body: DoorFee,
      reply: DoorFee,
      write: async ({ tx, params, body, caller, at }) => {
        const fee = { leaderId: params.leader, feeMinor: body.feeMinor, by: caller.personId, at }
        await putDoorFee(tx, params.region, fee)
        return { feeMinor: body.feeMinor }
      },
    }),
  ]
}

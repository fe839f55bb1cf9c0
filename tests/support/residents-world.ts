import type { Person, TestLinli } from './linli.ts'
import { addCommunity, addRegion, addStation } from './places-world.ts'

/** A community that is served: a building, a pickup point, and a leader who may act. */
export interface CommunityWorld {
  regionId: string
  communityId: string
  buildingId: string
  pickupStationId: string
  leader: Person & { leaderId: string; code: string }
  /** Operations of the region, who approved the leader. */
  operations: Person
}

export interface ResidentInWorld {
  id: string
  person: Person
}

let phones = 0
const nextPhone = (): string => {
  phones += 1
  return `+86139${String(phones).padStart(8, '0')}`
}

async function send(
  linli: TestLinli,
  who: Person,
  method: string,
  path: string,
  body?: object,
): ReturnType<TestLinli['call']> {
  const answer = await linli.call(who, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** A community with pickup point and approved leader; its region too, where it is not there yet. */
export async function makeCommunity(
  linli: TestLinli,
  {
    regionId = 'chengdu',
    region = {},
    community = {},
  }: {
    regionId?: string
    region?: Record<string, unknown>
    community?: Record<string, unknown>
  } = {},
): Promise<CommunityWorld> {
  const regions = await linli.call(null, 'GET', '/regions')
  if (!regions.body.some((present: { id: string }) => present.id === regionId)) {
    await addRegion(linli, { id: regionId, ...region })
  }
  const station = await addStation(linli, { regionId, kind: 'pickup', name: '锦绣自提点' })
  const { id: communityId } = await addCommunity(linli, {
    regionId,
    pickupStationId: station.id,
    ...community,
  })
  const operations = await linli.person({ role: 'operations', regionId })
  const at = `/regions/${regionId}`
  const { body: building } = await send(
    linli,
    operations,
    'POST',
    `${at}/communities/${communityId}/buildings`,
    { name: '3栋', householdCount: 60 },
  )
  const place = { regionId, communityId, pickupStationId: station.id, operations }
  const leader = await makeLeader(linli, place)
  return { ...place, buildingId: building.id, leader }
}

/** One more approved leader of a community. */
export async function makeLeader(
  linli: TestLinli,
  place: Pick<CommunityWorld, 'regionId' | 'communityId' | 'pickupStationId' | 'operations'>,
  name = '张敏',
): Promise<CommunityWorld['leader']> {
  const at = `/regions/${place.regionId}/leaders`
  const person = await linli.person()
  const { body: applied } = await send(linli, person, 'POST', at, {
    name,
    phone: nextPhone(),
    hours: [],
    communityIds: [place.communityId],
    pickupStationId: place.pickupStationId,
    message: '',
  })
  const path = `${at}/${applied.id}/approval`
  const { body: approved } = await send(linli, place.operations, 'POST', path, {})
  return { ...person, leaderId: approved.id, code: approved.code }
}

/** A resident of the community with a login, a phone and a live session. */
export async function makeResident(
  linli: TestLinli,
  world: Pick<CommunityWorld, 'regionId' | 'communityId'> & { buildingId?: string },
  wish: Record<string, unknown> = {},
): Promise<ResidentInWorld> {
  const person = await linli.person()
  const { body } = await send(linli, person, 'POST', `/regions/${world.regionId}/residents`, {
    name: '王芳',
    communityId: world.communityId,
    buildingId: world.buildingId ?? null,
    room: '1203',
    phone: nextPhone(),
    ...wish,
  })
  return { id: body.id, person }
}

/** A neighbour without a phone, written down by the leader. */
export async function makeNeighbour(
  linli: TestLinli,
  world: CommunityWorld,
  wish: Record<string, unknown> = {},
): Promise<{ id: string }> {
  const path = `/regions/${world.regionId}/communities/${world.communityId}/neighbours`
  const { body } = await send(linli, world.leader, 'POST', path, {
    name: '李奶奶',
    buildingId: world.buildingId,
    room: '102',
    consentHow: 'spoken',
    ...wish,
  })
  return { id: body.id }
}

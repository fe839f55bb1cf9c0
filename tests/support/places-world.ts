import type { TestLinli } from './linli.ts'

let made = 0
const next = (letter: string): string => {
  made += 1
  return `${letter}-${String(made).padStart(4, '0')}`
}

async function send<Added>(
  linli: TestLinli,
  path: string,
  body: object,
  method = 'POST',
): Promise<Added> {
  const admin = await linli.person({ role: 'admin' })
  const answer = await linli.call(admin, method, path, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

export interface AddedPlace {
  id: string
  code: string
  version: number
}

/** A region that delivers every day, in yuan at Shanghai's time unless said otherwise. */
export const addRegion = (
  linli: TestLinli,
  wish: { id?: string } & Record<string, unknown> = {},
): Promise<{ id: string; version: number }> =>
  send(linli, '/regions', {
    id: 'chengdu',
    country: 'CN',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    taxMode: 'included',
    name: { 'zh-CN': '成都', en: 'Chengdu' },
    deliveryCalendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] },
    ...wish,
  })

/** A grid station with room for ambient and chilled goods unless said otherwise. */
export const addStation = (
  linli: TestLinli,
  { regionId = 'chengdu', ...wish }: { regionId?: string } & Record<string, unknown> = {},
): Promise<AddedPlace> =>
  send(linli, `/regions/${regionId}/stations`, {
    code: next('G'),
    kind: 'grid',
    name: '锦绣网格站',
    address: '锦绣路 18 号',
    hours: [],
    storages: ['ambient', 'chilled'],
    ...wish,
  })

/** A community with daily deliveries; served, where a pickup station is named. */
export async function addCommunity(
  linli: TestLinli,
  {
    regionId = 'chengdu',
    pickupStationId,
    stationIds = [],
    ...wish
  }: {
    regionId?: string
    pickupStationId?: string
    stationIds?: string[]
  } & Record<string, unknown> = {},
): Promise<AddedPlace> {
  const community = await send<AddedPlace>(linli, `/regions/${regionId}/communities`, {
    code: next('C'),
    name: '锦绣花园',
    address: '锦绣路 18 号',
    householdCount: 640,
    traits: {},
    deliveryWeekdays: [1, 2, 3, 4, 5, 6, 7],
    minimumOrderMinor: 0,
    ...wish,
  })
  if (pickupStationId !== undefined) {
    const service = { stationIds: [...stationIds, pickupStationId], pickupStationId }
    const path = `/regions/${regionId}/communities/${community.id}/stations`
    await send(linli, path, service, 'PUT')
  }
  return community
}

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { nameSounds, soundsLike, typedSound } from '#platform/text'
import {
  type CommunityWorld,
  makeCommunity,
  makeNeighbour,
  makeResident,
  type Person,
  startTestLinli,
  type TestLinli,
  turn,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld
let support: Person

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  support = await linli.person({ role: 'support', regionId: world.regionId })
})
afterAll(() => linli.close())

/** Ids of the residents of the whole region that answer. */
const idsFor = async (text: string): Promise<string[]> => {
  const path = `/regions/${world.regionId}/residents?search=${encodeURIComponent(text)}`
  const found = await linli.call(support, 'GET', path)
  expect(found.status).toBe(200)
  return found.body.items.map((row: { id: string }) => row.id)
}

test('support finds a resident of the region by how the name sounds, wherever they live', async () => {
  const far = await makeResident(linli, await makeCommunity(linli), { name: '吕建国' })
  for (const sound of ['lvjianguo', 'lü jianguo', 'Lu', 'jianguo', 'lvji', 'ljg']) {
    expect(await idsFor(sound), sound).toEqual([far.id])
  }
  expect(await idsFor('guojian')).toEqual([])
  expect(await idsFor("'")).toEqual([])
})

test('who was renamed is found by the new name alone', async () => {
  const { id } = await makeNeighbour(linli, world, { name: '邓丽' })
  const path = `/regions/${world.regionId}/residents/${id}`
  const { body } = await linli.call(world.leader, 'GET', path)
  const changed = await linli.call(world.leader, 'PUT', path, {
    ...{ version: body.version, name: '贺英', phone: null, buildingId: null, room: '' },
  })
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  expect(await idsFor('hey')).toEqual([id])
  expect(await idsFor('dengli')).toEqual([])
})

test('who was erased is found no more, and no sound of the name is kept', async () => {
  const { id } = await makeNeighbour(linli, world, { name: '乔峰' })
  expect(await idsFor('qiaofeng')).toEqual([id])
  const path = `/regions/${world.regionId}/residents/${id}/erasure`
  const erased = await linli.call(world.operations, 'POST', path, { why: 'Withdrew the consent' })
  expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300)
  expect(await idsFor('qiaofeng')).toEqual([])
  const { rows } = await sql`
    select sounds from residents where region_id = ${world.regionId} and id = ${id}
  `.execute(linli.database.db)
  expect(rows).toEqual([{ sounds: null }])
  const kept = sql`update residents set sounds = 'qiaofeng'
    where region_id = ${world.regionId} and id = ${id}`
  await expect(kept.execute(linli.database.db)).rejects.toThrow(/residents_erased_unheard/)
})

test('names that stood there before an upgrade are spelled in turn', async () => {
  const { id } = await makeNeighbour(linli, world, { name: '温柔' })
  await sql`update residents set sounds = null where region_id = ${world.regionId}`.execute(
    linli.database.db,
  )
  expect(await idsFor('wenrou')).toEqual([])
  await turn(linli)
  expect(await idsFor('wenrou')).toEqual([id])
})

test('the database finds by a stored sound exactly what sounds so', async () => {
  const name = fc.string({
    unit: fc.constantFrom(...'陈军欧阳芳吕重庆行乐 AnnaÉü·1'),
    maxLength: 9,
  })
  const typed = fc.string({ unit: fc.constantFrom(..."chenjuoyagflvxil '"), maxLength: 6 })
  const pairs = await fc.sample(fc.tuple(name, typed), 400)
  const asked = pairs.flatMap(([whole, text]) => {
    const starts = nameSounds(whole).map((sound) => sound.slice(0, 3))
    return [...starts, text].map((one) => ({ whole, sound: typedSound(one) }))
  })
  const known = asked.filter((one): one is { whole: string; sound: string } => one.sound !== null)
  const { rows } = await sql<{ is: boolean }>`
    select array_to_tsvector(string_to_array(spelled, ' ')) @@ (sound || ':*')::tsquery as is
    from unnest(${known.map(({ whole }) => nameSounds(whole).join(' '))}::text[],
      ${known.map(({ sound }) => sound)}::text[]) with ordinality as one (spelled, sound, nth)
    order by nth`.execute(linli.database.db)
  expect(rows.map((row) => row.is)).toEqual(
    known.map(({ whole, sound }) => soundsLike(whole, sound)),
  )
  expect(rows.some((row) => row.is)).toBe(true)
})

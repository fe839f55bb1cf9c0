import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommunity, ask, makeCommunity, makeNeighbour, makeResident } from '../support/index.ts'
import { DESK, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('who stands in for another comes first to their own community', async () => {
  const absent = await makeCommunity(site.linli, { community: { name: '春熙里' } })
  const before = await makeCommunity(site.linli, { community: { name: '玉林北苑' } })
  const next = await addCommunity(site.linli, {
    regionId: before.regionId,
    name: '玉林南苑',
    pickupStationId: before.pickupStationId,
  })
  const { leader } = before
  await ask(
    site.linli,
    absent,
    absent.leader,
    'POST',
    `/leaders/${absent.leader.leaderId}/absences`,
    {
      substituteId: leader.leaderId,
      endsAt: null,
      why: '回老家',
    },
  )
  // The grant for the own community is the younger one now.
  const mine = await ask(site.linli, before, leader, 'GET', '/me/leader')
  const path = `/leaders/${leader.leaderId}/communities`
  const moved = { version: mine.version, communityIds: [next.id] }
  await ask(site.linli, before, before.operations, 'PUT', path, moved)
  const { page } = await site.visit({ as: leader })
  await page.goto('/work/leader')
  const place = page.getByRole('button', { name: /^换一个地方/ })
  await place.waitFor()
  await expect.poll(() => place.textContent()).toContain('玉林南苑')
})

test('a leader who goes away names another, who sees the community until the leader is back', async () => {
  const world = await makeCommunity(site.linli, { community: { name: '锦绣花园' } })
  const other = await makeCommunity(site.linli, { community: { name: '望江苑' } })
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work/leader/away')
  await page.getByText('你在岗').waitFor()
  await expectSound(page)
  const start = page.getByRole('button', { name: '开始请假' })
  await expect.poll(() => start.getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel('代班团长的邀请码').fill('ZZZZZZ')
  await page.getByRole('alert').waitFor()
  await expectSound(page)
  await page.getByLabel('代班团长的邀请码').fill(other.leader.code.toLowerCase())
  await page.getByText('由张敏代班').waitFor()
  const { body: now } = await site.linli.call(null, 'GET', '/installation')
  const until = new Date(Date.parse(now.now) + 3 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('到哪天').fill(until)
  await page.getByLabel('原因').fill('回老家')
  await start.click()
  await page.getByRole('heading', { name: '我在请假' }).waitFor()
  await page.getByText('张敏替你代班').waitFor()
  // An evening in the region's zone, wherever the phone is.
  const { leaderId } = world.leader
  const [absence] = await ask(
    site.linli,
    world,
    world.leader,
    'GET',
    `/leaders/${leaderId}/absences`,
  )
  expect(absence.endsAt).toBe(`${until}T12:00:00.000Z`)
  await expectSound(page)

  const theirs = (await site.visit({ as: other.leader, size: DESK })).page
  await theirs.goto('/work/leader/away')
  await theirs.getByRole('heading', { name: '我在替人代班' }).waitFor()
  await theirs.getByText(/^你在替张敏代班/).waitFor()
  await expectSound(theirs)
  await theirs.getByRole('button', { name: /^换一个地方/ }).click()
  const sheet = theirs.getByRole('dialog', { name: '选择社区' })
  await sheet.getByRole('button', { name: '锦绣花园' }).click()
  await theirs.goto('/work/leader/members')
  await theirs.getByText('锦绣花园').first().waitFor()

  await page.getByRole('button', { name: '我回来了' }).click()
  await page.getByText('你在岗').waitFor()
  // It came by itself: nobody loaded the substitute's page anew.
  await theirs.goto('/work/leader/away')
  await theirs.getByText('你在岗').waitFor()
})

test('nobody stands in for themselves, and what was typed stays', async () => {
  const { leader } = await makeCommunity(site.linli)
  const { page } = await site.visit({ as: leader, locale: 'en' })
  await page.goto('/work/leader/away')
  await page.getByLabel('The other leader’s code').fill(leader.code)
  await page.getByLabel('Why', { exact: true }).fill('A wedding')
  await page.getByRole('button', { name: 'Begin my absence' }).click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByLabel('Why', { exact: true }).inputValue()).toBe('A wedding')
  await expectSound(page)
})

test('members are found and called, and one of them is asked to help and let go', async () => {
  const world = await makeCommunity(site.linli)
  await makeResident(site.linli, world, { name: '陈军', phone: '+8613912340001' })
  await makeNeighbour(site.linli, world)
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work/leader/members')
  const call = page.getByRole('link', { name: '打电话给陈军' })
  await expect.poll(() => call.getAttribute('href')).toBe('tel:+8613912340001')
  await page.getByText('没留电话').or(page.getByText('没有电话')).first().waitFor()
  await page.getByText('还没有帮手。').waitFor()
  await expectSound(page)
  await page.getByRole('searchbox', { name: '找邻居' }).fill('chenjun')
  await page.getByRole('link', { name: '李奶奶' }).waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: '陈军', exact: true }).click()
  await page
    .getByRole('link', { name: '为陈军下单' })
    .or(page.getByText('帮陈军下单'))
    .first()
    .waitFor()
  await expectSound(page)
  await page.goBack()
  await page.getByRole('button', { name: '请一位帮手' }).click()
  const sheet = page.getByRole('dialog', { name: '请一位帮手' })
  await sheet.getByRole('button', { name: /李奶奶/ }).click()
  // Without a login nobody helps.
  await sheet.getByRole('alert').waitFor()
  await expectSound(page)
  await sheet.getByRole('button', { name: /陈军/ }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '不用帮了' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不用帮了' }).click()
  await page.getByText('还没有帮手。').waitFor()
})

test('a neighbour who says who they are is known by the leader, or not', async () => {
  const world = await makeCommunity(site.linli)
  await makeNeighbour(site.linli, world, { name: '赵叔' })
  const claims = `/communities/${world.communityId}/claims`
  const claim = { buildingId: world.buildingId, room: '102' }
  for (const name of ['赵叔', '路人']) {
    const person = await site.linli.person()
    await ask(site.linli, world, person, 'POST', claims, { ...claim, name })
  }
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work/leader/members')
  await page.getByRole('heading', { name: '等你认一认' }).waitFor()
  await expectSound(page)
  const row = (name: string) =>
    page.locator('.desk-person').filter({ hasText: name }).filter({ hasText: '不认识' })
  await row('路人').getByRole('button', { name: '不认识' }).click()
  const refusing = page.getByRole('dialog', { name: '拒绝认领' })
  await refusing.getByRole('button', { name: '我不认识这位邻居' }).click()
  await refusing.getByRole('button', { name: '拒绝认领' }).click()
  await row('路人').waitFor({ state: 'hidden' })
  await row('赵叔').getByRole('button', { name: '认识', exact: true }).click()
  const who = page.getByRole('dialog', { name: '是名单里的哪一位？' })
  await who.getByRole('button', { name: /赵叔/ }).click()
  await page.getByRole('heading', { name: '等你认一认' }).waitFor({ state: 'hidden' })
  await expectSound(page)
})

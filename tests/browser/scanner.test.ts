import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import QRCode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  codeOf,
  goodsArrive,
  makePickup,
  orderFor,
  type PickupWorld,
  type TestLinli,
} from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>
let folder: string

beforeAll(async () => {
  site = await startSite()
  folder = await mkdtemp(join(tmpdir(), 'linli-camera-'))
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 10
const LIGHT = 235
const DARK = 16

/** What a camera sees that looks at a code: a few frames of raw video. */
function filmOf(text: string): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const unit = Math.floor(HEIGHT / (size + 8))
  const left = Math.floor((WIDTH - unit * size) / 2)
  const top = Math.floor((HEIGHT - unit * size) / 2)
  const light = Buffer.alloc(WIDTH * HEIGHT, LIGHT)
  for (let y = 0; y < unit * size; y += 1) {
    for (let x = 0; x < unit * size; x += 1) {
      if (data[Math.floor(y / unit) * size + Math.floor(x / unit)] === 0) continue
      light[(top + y) * WIDTH + left + x] = DARK
    }
  }
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, grey])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  const path = join(folder, `${text.slice(-12).replaceAll(/[^\w]/g, '')}.y4m`)
  writeFileSync(path, Buffer.concat([head, ...Array<Buffer>(FRAMES).fill(frame)]))
  return path
}

/** Goods that wait for one neighbour, with the code of them. */
async function withCode() {
  const world = await makePickup(site.linli)
  const { id } = await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  return { world, code: await codeOf(site.linli, world, id) }
}

const stateOf = async (linli: TestLinli, world: PickupWorld) => {
  const path = `${world.at}/handover-list/${world.window.pickupDate}`
  return (await linli.call(world.leader, 'GET', path)).body.orders[0].state
}

/** Notes every address that is asked outside of the site. */
function outsideOf(page: Page): string[] {
  const outside: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (/^(https?|wss?):/.test(url) && !url.startsWith(site.origin)) outside.push(url)
  })
  return outside
}

const CAMERA = ['--use-fake-device-for-media-stream']

test('a code held before the camera opens whose goods they are, and they are handed over', async () => {
  const { world, code } = await withCode()
  const film = `--use-file-for-fake-video-capture=${filmOf(code.token)}`
  const { page, complaints } = await site.visit({
    as: world.leader,
    args: [...CAMERA, '--use-fake-ui-for-media-stream', film],
  })
  const outside = outsideOf(page)
  await page.goto('/work/handover')
  await page.getByText('签名有效').waitFor()
  await page.getByRole('heading', { name: /王芳/ }).first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('下一位，请扫码').waitFor()
  expect(await stateOf(site.linli, world)).toBe('handed')
  // The same code is before the camera still: that its goods are gone is not held against them.
  await expectSound(page)
  await expect.poll(() => page.getByText('已经取走了').count()).toBe(0)
  expect(outside).toEqual([])
  expect(complaints).toEqual([])
})

test('a code that was changed is seen to be none of ours', async () => {
  const { world, code } = await withCode()
  const film = `--use-file-for-fake-video-capture=${filmOf(`${code.token.slice(0, -4)}AAAA`)}`
  const { page } = await site.visit({
    as: world.leader,
    args: [...CAMERA, '--use-fake-ui-for-media-stream', film],
  })
  await page.goto('/work/handover')
  await page.getByText('这不是我们的自提码').waitFor()
  await expectSound(page)
  expect(await stateOf(site.linli, world)).toBe('ready')
})

test('whoever refuses the camera is told how to go on, and hands over by digits', async () => {
  const { world, code } = await withCode()
  const { page } = await site.visit({ as: world.leader, args: CAMERA })
  await page.goto('/work/handover')
  await page.getByText('没有相机权限').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: '输自提码' }).click()
  await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(code.digits)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('下一位，请扫码').waitFor()
  expect(await stateOf(site.linli, world)).toBe('handed')
})

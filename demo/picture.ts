import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { WEB_FOLDER } from '../server/faces/built.ts'
import { packagedRendering } from './packaged-rendering.ts'

// At this size a single rendering of 256 pixels is shown as it is, neither blown up nor cut down.
const SIDE_PX = 412
/** Where the things lie in the picture, by how many there are: middle and size in its sides. */
const PLACES: Record<1 | 2 | 3, readonly [x: number, y: number, size: number][]> = {
  1: [[0.5, 0.49, 0.62]],
  2: [
    [0.63, 0.43, 0.47],
    [0.38, 0.53, 0.54],
  ],
  3: [
    [0.5, 0.35, 0.42],
    [0.68, 0.55, 0.44],
    [0.33, 0.56, 0.48],
  ],
}

interface Colour {
  r: number
  g: number
  b: number
}

/**
 * Draws goods as the shop shows them: renderings on a soft wash of their own colour, with a gentle
 * shadow on the ground.
 * @returns a PNG
 */
export async function drawGoods(shown: { file: string; count: 1 | 2 | 3 }): Promise<Buffer> {
  const rendering = renderingOf(shown.file)
  const colour = await ownColour(rendering)
  const places = PLACES[shown.count]
  const things = await Promise.all(
    places.map(async ([x, y, size]) => {
      const px = Math.round(SIDE_PX * size)
      const input = await sharp(rendering).resize(px, px, { kernel: 'lanczos3' }).toBuffer()
      return {
        input,
        left: Math.round(SIDE_PX * x - px / 2),
        top: Math.round(SIDE_PX * y - px / 2),
      }
    }),
  )
  return sharp(Buffer.from(ground(colour, places)))
    .composite(things)
    .png({ compressionLevel: 1 })
    .toBuffer()
}

// They are kept with the pages.
function renderingOf(file: string): string {
  const kept = join(WEB_FOLDER, 'renderings', `${file}.webp`)
  return existsSync(kept) ? kept : packagedRendering(file)
}

/** The colour that strikes the eye: the mean of what is seen, strong colours before grey ones. */
async function ownColour(rendering: string): Promise<Colour> {
  const { data } = await sharp(rendering)
    .resize(32, 32)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const sum = { r: 0, g: 0, b: 0 }
  let weights = 0
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b, a] = [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!]
    const strength = (Math.max(r, g, b) - Math.min(r, g, b)) / 255
    const weight = (a / 255) * (0.05 + strength ** 2)
    weights += weight
    sum.r += r * weight
    sum.g += g * weight
    sum.b += b * weight
  }
  return { r: sum.r / weights, g: sum.g / weights, b: sum.b / weights }
}

function ground(colour: Colour, places: readonly [number, number, number][]): string {
  const shadows = places.map(([x, y, size]) => {
    const [cx, cy] = [SIDE_PX * x, SIDE_PX * (y + size * 0.45)]
    const [rx, ry] = [SIDE_PX * size * 0.4, SIDE_PX * size * 0.075]
    return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="url(#shade)"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE_PX}" height="${SIDE_PX}">
<defs><radialGradient id="wash" cx=".5" cy=".4" r=".75">
<stop offset="0" stop-color="${mixed(colour, 0.08)}"/><stop offset="1" stop-color="${mixed(colour, 0.2)}"/>
</radialGradient><radialGradient id="shade">
<stop offset="0" stop-color="${shaded(colour)}" stop-opacity=".38"/>
<stop offset=".55" stop-color="${shaded(colour)}" stop-opacity=".16"/>
<stop offset="1" stop-color="${shaded(colour)}" stop-opacity="0"/>
</radialGradient></defs>
<rect width="100%" height="100%" fill="url(#wash)"/>${shadows.join('')}</svg>`
}

const PAPER: Colour = { r: 255, g: 254, b: 250 }

const mixed = (colour: Colour, share: number): string =>
  css((part) => PAPER[part] + (colour[part] - PAPER[part]) * share)

const shaded = (colour: Colour): string => css((part) => colour[part] * 0.3 + 12)

const css = (strength: (part: keyof Colour) => number): string =>
  `rgb(${(['r', 'g', 'b'] as const).map((part) => Math.round(strength(part))).join(',')})`

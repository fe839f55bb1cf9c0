import { createRequire } from 'node:module'
import sharp, { type OverlayOptions } from 'sharp'

const WIDTH_PX = 1200
const HEIGHT_PX = 630
const MARGIN_PX = 64
const TEXT_WIDTH_PX = 470

// The tokens' colours of the light scheme (web/tokens.css): a shared picture has no other.
const PAPER = '#fbfaf6'
const INK = '#1d2a21'
const SOFT = '#5d6b61'
const LEAF = '#1f7a4d'
const TOMATO = '#c8371e'

interface Typeface {
  name: string
  file: string
}

const fontFile = (path: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/${path}`)

const HAN: Typeface = {
  name: 'ZCOOL QingKe HuangYou',
  file: fontFile('zcool-qingke-huangyou/400Regular/ZCOOLQingKeHuangYou_400Regular.ttf'),
}
const LATIN: Typeface = {
  name: 'Lilita One',
  file: fontFile('lilita-one/400Regular/LilitaOne_400Regular.ttf'),
}

export interface SharedCard {
  /** Small above: where, or what it is. */
  over: string
  title: string
  price: string | null
  under: string
  /** The goods' pictures: one large, or up to four in a square. */
  pictures: readonly Buffer[]
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

async function textOf(text: string, sizePx: number, colour: string, linesHighPx = 240) {
  const face = /\p{Script=Han}/u.test(text) ? HAN : LATIN
  return sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      font: `${face.name} ${sizePx}`,
      fontfile: face.file,
      rgba: true,
      dpi: 72,
      width: TEXT_WIDTH_PX,
      wrap: 'word-char',
      spacing: Math.round(sizePx * 0.16),
    },
  })
    .resize({ width: TEXT_WIDTH_PX, height: linesHighPx, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
}

/** Texts from the top down, each below the last; what follows the break stands at the bottom. */
async function textsOf(card: SharedCard): Promise<OverlayOptions[]> {
  const brand = await textOf('邻里 Linli', 34, LEAF)
  const over = await textOf(card.over, 36, SOFT, 90)
  const title = await textOf(card.title, 66, INK, 230)
  const price = card.price === null ? null : await textOf(card.price, 92, TOMATO, 110)
  const under = await textOf(card.under, 34, LEAF, 90)
  const overlays: OverlayOptions[] = []
  let top = MARGIN_PX
  for (const [drawn, gap] of [
    [brand, 44],
    [over, 18],
    [title, 30],
    [price, 0],
  ] as const) {
    if (drawn === null) continue
    overlays.push({ input: drawn.data, left: MARGIN_PX, top })
    top += drawn.info.height + gap
  }
  const bottom = HEIGHT_PX - MARGIN_PX - under.info.height
  overlays.push({ input: under.data, left: MARGIN_PX, top: bottom })
  return overlays
}

async function picturesOf(pictures: readonly Buffer[]): Promise<OverlayOptions[]> {
  const shown = pictures.slice(0, pictures.length >= 4 ? 4 : 1)
  const across = shown.length === 4 ? 2 : 1
  const side = HEIGHT_PX / across
  const left = WIDTH_PX - HEIGHT_PX
  return Promise.all(
    shown.map(async (picture, at) => ({
      input: await sharp(picture).resize(side, side, { fit: 'cover' }).png().toBuffer(),
      left: left + (at % across) * side,
      top: Math.floor(at / across) * side,
    })),
  )
}

/** A picture of 1200 × 630 for previews in chats, as PNG. */
export async function drawCard(card: SharedCard): Promise<Buffer> {
  const [pictures, texts] = await Promise.all([picturesOf(card.pictures), textsOf(card)])
  return sharp({
    create: { width: WIDTH_PX, height: HEIGHT_PX, channels: 3, background: PAPER },
  })
    .composite([...pictures, ...texts])
    .png({ palette: true, quality: 90 })
    .toBuffer()
}

import QRCode from 'qrcode'

/** What stands on a poster. */
export interface PosterContent {
  words: { title: string; day: string; until: string; where: string; scan: string }
  items: readonly { name: string; price: string; per: string; picture: string | null }[]
  link: string
}

const WIDTH = 1080
const EDGE = 60
const HEAD = 250
const FOOT = 330
const GAP = 30

type Paint = Record<'paper' | 'card' | 'ink' | 'soft' | 'leaf' | 'deep' | 'tomato' | 'sunk', string>

/** A poster is seen in others' chats, so it is drawn in the colours of day in either scheme. */
function paintOf(): Paint {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--poster-${name}`).trim()
  return {
    paper: token('paper'),
    card: token('card'),
    ink: token('ink'),
    soft: token('soft'),
    leaf: token('leaf'),
    deep: token('deep'),
    tomato: token('tomato'),
    sunk: token('sunk'),
  }
}

/** Draws the poster on a canvas of this device. @returns a PNG */
export async function drawPoster(content: PosterContent): Promise<Blob> {
  const isOne = content.items.length === 1
  const columns = isOne ? 1 : 2
  const side = (WIDTH - 2 * EDGE - (columns - 1) * GAP) / columns
  const cell = side + (isOne ? 150 : 140)
  const rows = Math.ceil(content.items.length / columns)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEAD + rows * (cell + GAP) + FOOT
  const pen = canvas.getContext('2d')!
  const paint = paintOf()
  pen.fillStyle = paint.paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  drawHead(pen, paint, content)
  const pictures = await Promise.all(content.items.map(({ picture }) => load(picture)))
  for (const [at, item] of content.items.entries()) {
    const x = EDGE + (at % columns) * (side + GAP)
    const y = HEAD + Math.floor(at / columns) * (cell + GAP)
    drawItem(pen, paint, { x, y, side, cell }, item, pictures[at] ?? null)
  }
  drawFoot(pen, paint, content, canvas.height - FOOT)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob === null ? failed(new Error('no picture')) : done(blob))),
  )
}

const font = (size: number, weight = 400): string =>
  `${weight} ${size}px system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif`

async function load(picture: string | null): Promise<ImageBitmap | null> {
  if (picture === null) return null
  const answer = await fetch(picture)
  return answer.ok ? createImageBitmap(await answer.blob()) : null
}

function box(pen: CanvasRenderingContext2D, fill: string, at: [number, number, number, number]) {
  pen.fillStyle = fill
  pen.beginPath()
  pen.roundRect(...at, 32)
  pen.fill()
}

const SMALLEST = 0.7

/** Writes a text smaller where it is long, and only what is longer still is cut. */
function write(
  pen: CanvasRenderingContext2D,
  text: string,
  at: { x: number; y: number; width: number },
  look: { size: number; weight?: number; fill: string },
) {
  pen.font = font(look.size, look.weight)
  const fits = Math.min(1, at.width / pen.measureText(text).width)
  pen.font = font(Math.floor(look.size * Math.max(SMALLEST, fits)), look.weight)
  pen.fillStyle = look.fill
  let shown = text
  while (shown.length > 1 && pen.measureText(shown).width > at.width) {
    shown = `${[...shown].slice(0, -2).join('')}…`
  }
  pen.fillText(shown, at.x, at.y)
}

function drawHead(pen: CanvasRenderingContext2D, paint: Paint, { words }: PosterContent) {
  const width = WIDTH - 2 * EDGE
  write(pen, words.title, { x: EDGE, y: 128, width }, { size: 76, weight: 800, fill: paint.deep })
  write(pen, words.day, { x: EDGE, y: 198, width }, { size: 44, weight: 600, fill: paint.ink })
}

function drawItem(
  pen: CanvasRenderingContext2D,
  paint: Paint,
  at: { x: number; y: number; side: number; cell: number },
  item: PosterContent['items'][number],
  picture: ImageBitmap | null,
) {
  const { x, y, side, cell } = at
  box(pen, paint.card, [x, y, side, cell])
  box(pen, paint.sunk, [x, y, side, side])
  if (picture !== null) {
    pen.save()
    pen.beginPath()
    pen.roundRect(x, y, side, side, 32)
    pen.clip()
    const scale = Math.min(side / picture.width, side / picture.height)
    const [width, height] = [picture.width * scale, picture.height * scale]
    pen.drawImage(picture, x + (side - width) / 2, y + (side - height) / 2, width, height)
    pen.restore()
  }
  const width = side - 48
  write(
    pen,
    item.name,
    { x: x + 24, y: y + side + 52, width },
    { size: 36, weight: 600, fill: paint.ink },
  )
  write(
    pen,
    `${item.price}${item.per}`,
    { x: x + 24, y: y + side + 112, width },
    { size: 52, weight: 800, fill: paint.tomato },
  )
}

function drawFoot(pen: CanvasRenderingContext2D, paint: Paint, content: PosterContent, y: number) {
  const side = 250
  const left = WIDTH - EDGE - side
  const width = left - EDGE - GAP
  const { words } = content
  write(
    pen,
    words.until,
    { x: EDGE, y: y + 80, width },
    { size: 38, weight: 700, fill: paint.deep },
  )
  write(pen, words.where, { x: EDGE, y: y + 144, width }, { size: 36, fill: paint.ink })
  write(pen, words.scan, { x: EDGE, y: y + 220, width }, { size: 34, fill: paint.soft })
  drawCode(pen, paint, content.link, { x: left, y: y + 16, side })
}

function drawCode(
  pen: CanvasRenderingContext2D,
  paint: Paint,
  link: string,
  at: { x: number; y: number; side: number },
) {
  const { size, data } = QRCode.create(link, { errorCorrectionLevel: 'M' }).modules
  box(pen, paint.card, [at.x, at.y, at.side, at.side])
  const unit = Math.floor((at.side - 40) / size)
  const edge = (at.side - unit * size) / 2
  pen.fillStyle = paint.ink
  for (let index = 0; index < size * size; index += 1) {
    if (data[index] === 0) continue
    const [column, row] = [index % size, Math.floor(index / size)]
    pen.fillRect(at.x + edge + column * unit, at.y + edge + row * unit, unit, unit)
  }
}

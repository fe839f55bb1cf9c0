import { drawSheet, ownStyles } from './draw-sheet.ts'
import { type ImagePage, imagePdf } from './image-pdf.ts'
import type { Paper } from './paper.ts'

const DOTS_PER_MM = 8
const CSS_PX_PER_MM = 96 / 25.4
const MOST_SHEETS = 400

/**
 * Saves sheets as a PDF, drawn with the device's own fonts at the resolution of a label printer
 * (203 dots an inch): what is on the screen is what comes out.
 */
export async function savePdf(
  sheets: readonly HTMLElement[],
  { widthMm, heightMm, marginMm }: Paper,
  name: string,
): Promise<void> {
  const pages: ImagePage[] = []
  const styles = ownStyles()
  for (const sheet of sheets.slice(0, MOST_SHEETS)) {
    const drawn = await drawSheet(sheet, styles, DOTS_PER_MM / CSS_PX_PER_MM)
    const canvas = withMargin(drawn, marginMm * DOTS_PER_MM, widthMm * DOTS_PER_MM)
    pages.push({
      jpeg: await jpegOf(canvas),
      widthPx: canvas.width,
      heightPx: canvas.height,
      widthMm,
      // A sheet may be longer than its paper, as a receipt is: the page is as long as the sheet.
      heightMm: Math.max(heightMm, canvas.height / DOTS_PER_MM),
    })
  }
  const url = URL.createObjectURL(new Blob([imagePdf(pages)], { type: 'application/pdf' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.pdf` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function withMargin(drawn: HTMLCanvasElement, margin: number, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(drawn.height + 2 * margin)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(drawn, margin, margin)
  return canvas
}

const jpegOf = (canvas: HTMLCanvasElement): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) failed(new Error('the sheet cannot be drawn'))
        else blob.arrayBuffer().then((bytes) => done(new Uint8Array(bytes)), failed)
      },
      'image/jpeg',
      0.92,
    )
  })

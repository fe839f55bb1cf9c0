const XHTML = 'http://www.w3.org/1999/xhtml'

/**
 * Draws an element of the page as it stands, at so many times its size: its markup and the page's
 * own styles go into an SVG picture (a foreignObject), which is painted on a canvas. The policy of
 * the page holds for the page, not within a picture.
 * @param styles what ownStyles() found
 */
export async function drawSheet(
  sheet: HTMLElement,
  styles: string,
  scale: number,
): Promise<HTMLCanvasElement> {
  const width = Math.ceil(sheet.offsetWidth)
  const height = Math.ceil(sheet.scrollHeight)
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureOf(sheet, styles, width, height))}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

function pictureOf(sheet: HTMLElement, styles: string, width: number, height: number): string {
  const body = document.createElementNS(XHTML, 'div')
  const style = document.createElementNS(XHTML, 'style')
  // Within the picture the sheet begins at the corner, whatever stands around it on the screen.
  style.textContent = `${styles}
.print-drawn { font: var(--text) / var(--leading) var(--font) }
.print-drawn > .print-sheet { margin: 0; outline: 0 }`
  body.setAttribute('class', 'print-drawn')
  body.append(style, sheet.cloneNode(true))
  const markup = new XMLSerializer().serializeToString(body)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`
}

/** The rules that a sheet can need, of all styles of the page. */
export const ownStyles = (): string =>
  [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .map(({ cssText }) => cssText)
    .filter(
      (rule) =>
        /:root|\.print-|\.ui-qr|\.number|^\*|:where/.test(rule) && !/^@media print/.test(rule),
    )
    .join('\n')

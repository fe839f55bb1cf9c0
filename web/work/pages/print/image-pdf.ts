/** A page of a PDF: a picture that fills it. */
export interface ImagePage {
  jpeg: Uint8Array
  widthPx: number
  heightPx: number
  widthMm: number
  heightMm: number
}

const POINTS_PER_MM = 72 / 25.4
const pointsOf = (mm: number): string => (mm * POINTS_PER_MM).toFixed(2)

/**
 * A PDF 1.4 file of pictures, one a page (ISO 32000-1, 7.5: header, objects, cross-reference table
 * with the offset of each object, trailer).
 */
export function imagePdf(pages: readonly ImagePage[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (number: number, ...body: (string | Uint8Array)[]) => {
    offsets[number] = length
    write(`${number} 0 obj\n`)
    for (const part of body) write(part)
    write('\nendobj\n')
  }
  const [catalog, tree] = [1, 2]
  const numberOf = (page: number) => 3 + page * 3
  write('%PDF-1.4\n%\u00e2\u00e3\n')
  object(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`)
  const kids = pages.map((_, page) => `${numberOf(page)} 0 R`).join(' ')
  object(tree, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  for (const [at, page] of pages.entries()) {
    const [number, contents, image] = [numberOf(at), numberOf(at) + 1, numberOf(at) + 2]
    const [width, height] = [pointsOf(page.widthMm), pointsOf(page.heightMm)]
    const draw = `q ${width} 0 0 ${height} 0 0 cm /Im Do Q`
    object(
      number,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${contents} 0 R /Resources << /XObject << /Im ${image} 0 R >> >> >>`,
    )
    object(contents, `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`)
    object(
      image,
      `<< /Type /XObject /Subtype /Image /Width ${page.widthPx} /Height ${page.heightPx} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${page.jpeg.length} >>\nstream\n`,
      page.jpeg,
      '\nendstream',
    )
  }
  const tableAt = length
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${rows.join('')}`)
  write(
    `trailer\n<< /Size ${offsets.length} /Root ${catalog} 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`,
  )
  return joined(parts, length)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

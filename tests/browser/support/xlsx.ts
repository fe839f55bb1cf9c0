import { inflateRawSync } from 'node:zlib'

const END_OF_FILE = 0x06054b50
const DEFLATED = 8

/** The parts of a zip by name, read from its directory at the end. */
function unzip(file: Buffer): Map<string, string> {
  let end = file.length - 22
  while (file.readUInt32LE(end) !== END_OF_FILE) end -= 1
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let nth = file.readUInt16LE(end + 10); nth > 0; nth -= 1) {
    const [nameSize, moreSize, noteSize] = [28, 30, 32].map((place) =>
      file.readUInt16LE(at + place),
    )
    const name = file.toString('utf8', at + 46, at + 46 + nameSize!)
    const head = file.readUInt32LE(at + 42)
    const start = head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28)
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20))
    const isPacked = file.readUInt16LE(at + 10) === DEFLATED
    parts.set(name, (isPacked ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameSize! + moreSize! + noteSize!
  }
  return parts
}

const SIGNS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, sign: string) => SIGNS[sign]!)

/** A sheet's rows as a spreadsheet opens them. @throws where a cell is a formula */
export function readXlsx(file: Buffer): (string | number | null)[][] {
  const parts = unzip(file)
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, text]) => plain(text!),
  )
  const sheet = parts.get('xl/worksheets/sheet1.xml')!
  if (/<f[ >]/.test(sheet)) throw new Error('The sheet computes something.')
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inside = '']) => {
      const text = plain(inside)
      if (/t="s"/.test(attributes!)) return shared[Number(text)]!
      if (/t="(inlineStr|str)"/.test(attributes!)) return text
      return text === '' ? null : Number(text)
    }),
  )
}

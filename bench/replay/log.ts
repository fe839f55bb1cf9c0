import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/**
 * One line of a till receipt. `customer` and `basket` are cut from the week's text and in V8 keep
 * it alive: who holds one beyond its week keeps a copy, as `surveyLog` does.
 */
export interface LogLine {
  /** YYYYWW of the shop's own year. */
  week: string
  /** YYYY-MM-DD. */
  date: string
  /** 0 to 23. */
  hour: number
  /** Pieces, at least 1; 1 a bag for weighed goods. */
  quantity: number
  /** Of the whole line, in cents. */
  spendMinor: number
  product: string
  /** Category codes, fine to coarse. */
  categories: [string, string, string, string]
  /** Null of a customer unknown to the shop. */
  customer: string | null
  basket: string
  store: string
  storeFormat: string
  region: string
}

export interface LogWeek {
  week: string
  lines: LogLine[]
}

/** The files are not a log of the form its README tells; the message says where. */
export class BadLog extends Error {}

const FILE = /^transactions_(\d{6})\.csv(\.gz)?$/
// A week of the real log is 3 MB as text and some 27,000 lines; more is not a log of this form.
const LARGEST_WEEK = 256 * 1024 * 1024

const unzip = promisify(gunzip)

/**
 * The week files of a log, earliest first.
 * @throws BadLog when there is none, or a week is there twice
 */
export async function weekFiles(dir: string): Promise<{ week: string; path: string }[]> {
  const names = (await readdir(dir)).filter((name) => FILE.test(name)).sort()
  const files = names.map((name) => ({ week: FILE.exec(name)![1]!, path: join(dir, name) }))
  if (files.length === 0) throw new BadLog('no transactions_YYYYWW.csv(.gz) in the log folder')
  files.forEach(({ week }, index) => {
    if (files[index - 1]?.week === week) throw new BadLog(`week ${week} is in the log twice`)
  })
  return files
}

/**
 * The log week by week, one in memory at a time. Lines are in the file's order, which is by
 * nothing in particular; no date comes back in a later week, so days can be closed week by week.
 * @throws BadLog with file and line where the log is not of the form its README tells
 */
export async function* readLog(
  dir: string,
  weeks = Number.POSITIVE_INFINITY,
): AsyncGenerator<LogWeek> {
  let before = ''
  for (const file of (await weekFiles(dir)).slice(0, weeks)) {
    const bytes = await readFile(file.path)
    const text = file.path.endsWith('.gz')
      ? await unzip(bytes, { maxOutputLength: LARGEST_WEEK })
      : bytes
    const lines = parseWeek(text.toString('utf8'), `transactions_${file.week}`)
    let last = before
    for (const line of lines) {
      if (line.date <= before)
        throw new BadLog(`${line.date} is in week ${file.week} and before it`)
      if (line.date > last) last = line.date
    }
    before = last
    yield { week: file.week, lines }
  }
}

const HEADER =
  'SHOP_WEEK,SHOP_DATE,SHOP_WEEKDAY,SHOP_HOUR,QUANTITY,SPEND,PROD_CODE,PROD_CODE_10,PROD_CODE_20,' +
  'PROD_CODE_30,PROD_CODE_40,CUST_CODE,seg_1,seg_2,BASKET_ID,BASKET_SIZE,BASKET_PRICE_SENSITIVITY,' +
  'BASKET_TYPE,BASKET_DOMINANT_MISSION,STORE_CODE,STORE_FORMAT,STORE_REGION'
const CELLS = HEADER.split(',').length

function parseWeek(text: string, name: string): LogLine[] {
  const rows = text.split('\n')
  if (rows[0]?.trimEnd() !== HEADER) throw new BadLog(`${name}: not the header of a basket log`)
  const lines: LogLine[] = []
  for (let index = 1; index < rows.length; index += 1) {
    const row = rows[index]!
    if (row === '' || row === '\r') continue
    const line = parseLine(row.endsWith('\r') ? row.slice(0, -1) : row)
    if (!line) throw new BadLog(`${name} line ${index + 1}: not a line of a basket log`)
    lines.push(line)
  }
  return lines
}

function parseLine(row: string): LogLine | null {
  // Quotes occur in the log only as "" for an empty cell, so a comma always divides.
  const cells = row.split(',')
  if (cells.length !== CELLS) return null
  for (let at = 0; at < CELLS; at += 1) {
    if (cells[at] === '""') cells[at] = ''
    else if (cells[at]!.includes('"')) return null
  }
  const spendMinor = centsOf(cells[5]!)
  const quantity = wholeOf(cells[4]!)
  const hour = wholeOf(cells[3]!)
  if (spendMinor === null || !quantity || hour === null || hour > 23) return null
  if (!/^\d{8}$/.test(cells[1]!)) return null
  if (!cells[6] || !cells[14] || !cells[19] || !cells[21]) return null
  return {
    week: cells[0]!,
    date: `${cells[1]!.slice(0, 4)}-${cells[1]!.slice(4, 6)}-${cells[1]!.slice(6)}`,
    hour,
    quantity,
    spendMinor,
    product: cells[6],
    categories: [cells[7]!, cells[8]!, cells[9]!, cells[10]!],
    customer: cells[11] || null,
    basket: cells[14],
    store: cells[19],
    storeFormat: cells[20]!,
    region: cells[21],
  }
}

function wholeOf(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** 0.93, 10.0 and 12 as cents, never by way of a fraction. */
function centsOf(text: string): number | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  return parts ? Number(parts[1]! + (parts[2] ?? '').padEnd(2, '0')) : null
}

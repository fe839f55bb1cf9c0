import { parseMoney } from '#platform/money'
import { hasControlCharacters } from '#platform/text'
import { isDate, isTime } from '#platform/time'

/** Reads one cell that is not empty, already trimmed; a reason is a sentence for a shopkeeper. */
export type CellReader<Value> = (cell: string) => { value: Value } | { reason: string }

export interface Column<Value, Required extends boolean = boolean> {
  /** Headers that mean this column, in any language, the first one shown in problems. */
  names: readonly [string, ...string[]]
  required: Required
  read: CellReader<Value>
}

export type Columns = Record<string, Column<unknown>>

/** A row as read: by field, null where an optional cell was empty or its column absent. */
export type RowOf<Cols extends Columns> = {
  [Field in keyof Cols]: Cols[Field] extends Column<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | null
    : never
}

/** A column that must be there, with something in every row. */
export function required<Value>(
  names: readonly [string, ...string[]],
  read: CellReader<Value>,
): Column<Value, true> {
  return { names, required: true, read }
}

/** A column that may be absent or empty. */
export function optional<Value>(
  names: readonly [string, ...string[]],
  read: CellReader<Value>,
): Column<Value, false> {
  return { names, required: false, read }
}

/** Text of at most `maxCharacters` characters, without line breaks and other controls. */
export function text(maxCharacters: number): CellReader<string> {
  return (cell) => {
    const value = cell.normalize('NFC')
    if (hasControlCharacters(value)) {
      return { reason: 'This has a line break, a tab or another character that cannot be shown.' }
    }
    const length = [...value].length
    if (length > maxCharacters) {
      return { reason: `This is ${length} characters long; at most ${maxCharacters} are allowed.` }
    }
    return { value }
  }
}

/** A whole number from `min` to `max`; 1,200 and 12.0 are taken as spreadsheets write them. */
export function integer(min: number, max: number): CellReader<number> {
  return (cell) => {
    const plain = cell.normalize('NFKC')
    const number = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+))(?:\.0+)?$/.exec(plain)?.[1]
    if (number === undefined) return { reason: `${shown(cell)} is not a whole number.` }
    const value = Number(number.replaceAll(',', ''))
    if (value < min || value > max) {
      return { reason: `${shown(cell)} is not between ${min} and ${max}.` }
    }
    // A cell with -0 is 0: the sign would be lost in JSON and found again in comparisons.
    return { value: value + 0 }
  }
}

/** An amount of money in minor units of `currency`, at least 0. */
export function money(currency: string): CellReader<number> {
  return (cell) => {
    const value = parseMoney(cell.normalize('NFKC'), currency)
    if (value !== null) return { value }
    return { reason: `${shown(cell)} is not an amount of money in ${currency}, such as 12.` }
  }
}

const YES = new Set(['是', '有', 'yes', 'y', 'true', '1', '√', 'sí', 'si'])
const NO = new Set(['否', '无', '没有', 'no', 'n', 'false', '0', '×'])

/** Yes or no, in the words people use for it. */
export function yesOrNo(): CellReader<boolean> {
  return (cell) => {
    const word = cell.normalize('NFKC').toLowerCase()
    if (YES.has(word)) return { value: true }
    if (NO.has(word)) return { value: false }
    return { reason: `${shown(cell)} is neither yes nor no (是, 否).` }
  }
}

/**
 * One of some values, each with the words that mean it beside itself: `{ frozen: ['冷冻'] }`.
 * Small and capital letters are the same.
 */
export function choice<Value extends string>(
  words: Readonly<Record<Value, readonly string[]>>,
): CellReader<Value> {
  const known = new Map<string, Value>()
  for (const value of Object.keys(words) as Value[]) {
    for (const word of [value, ...words[value]]) known.set(folded(word), value)
  }
  return (cell) => {
    const value = known.get(folded(cell))
    if (value !== undefined) return { value }
    return { reason: `${shown(cell)} is not one of: ${[...known.keys()].join(', ')}.` }
  }
}

/** A day as YYYY-MM-DD, from 2026-06-01, 2026/6/1, 2026.6.1, 20260601 or 2026年6月1日. */
export function date(): CellReader<string> {
  return (cell) => {
    const plain = cell.normalize('NFKC')
    const parts =
      /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ??
      /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(plain) ??
      /^(\d{4})()(\d{2})(\d{2})$/.exec(plain)
    const value = parts
      ? `${parts[1]}-${parts[3]!.padStart(2, '0')}-${parts[4]!.padStart(2, '0')}`
      : ''
    if (isDate(value)) return { value }
    return { reason: `${shown(cell)} is not a date such as 2026-06-01.` }
  }
}

/** A time of day as HH:MM, from 9:00, 09:00 or 09:00:00. */
export function time(): CellReader<string> {
  return (cell) => {
    const value = cell
      .normalize('NFKC')
      .replace(/^(\d{1,2}:\d{2}):00$/, '$1')
      .padStart(5, '0')
    if (isTime(value)) return { value }
    return { reason: `${shown(cell)} is not a time of day such as 08:30.` }
  }
}

/** Several values in one cell, apart by ; ； 、 or |, at most `maxItems`. Empty ones are dropped. */
export function list<Value>(item: CellReader<Value>, maxItems: number): CellReader<Value[]> {
  return (cell) => {
    const parts = cell.split(/[;；、|]/).map((part) => part.trim())
    const filled = parts.filter((part) => part !== '')
    if (filled.length > maxItems) {
      return { reason: `This has ${filled.length} entries; at most ${maxItems} are allowed.` }
    }
    if (filled.length === 0) return { reason: 'This has only separators and no entry.' }
    const value: Value[] = []
    for (const part of filled) {
      const read = item(part)
      if ('reason' in read) return read
      value.push(read.value)
    }
    return { value }
  }
}

function folded(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase()
}

// The report quotes the file, so what it quotes is kept short.
function shown(cell: string): string {
  const characters = [...cell]
  return `“${characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : cell}”`
}

import { type ChainGoods, optionsOf, saidIn } from './chain-goods.ts'
import { type ChainPiece, piecesOf } from './chain-pieces.ts'
import { splitWho } from './chain-who.ts'

export interface ChainItem {
  offerId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  text: string
}

export interface ChainProblem {
  code: 'unknown-goods' | 'several-goods' | 'no-quantity' | 'no-name' | 'no-goods'
  text: string
  /** Offers that it may be, where there are several. */
  offerIds: string[]
  /** How much of each of them the text says; null where that is not clear either. */
  quantities: (number | null)[]
  /** The pieces that the text asks for, or the grams; null where it says none. */
  count: number | null
  grams: number | null
}

/** One neighbour's line of a chain (接龙), as far as it could be read. */
export interface ChainEntry {
  line: string
  /** Who it is for as the line says it, with the building: "王芳 3栋". */
  neighbourName: string
  /** The name alone. */
  person: string
  items: ChainItem[]
  problems: ChainProblem[]
}

const MOST_ENTRIES = 500
const MOST_LINE = 400
const MOST_NAME = 60

const ENTRY = /^\s*(\d{1,3})\s*[.．、)）:：]\s*(\S.*)$/u

/**
 * Reads a chain that neighbours wrote in a chat: numbered lines, each a name and what they want, as
 * "2. 李叔 3栋 番茄x2 鸡蛋一盒". Each piece of a line becomes the person, where they live, or goods
 * with their amount; what cannot be read is a problem to be asked, never a guess and never dropped.
 */
export function readChain(text: string, goods: readonly ChainGoods[]): ChainEntry[] {
  const entries: ChainEntry[] = []
  for (const line of text.normalize('NFKC').split(/\r?\n/u)) {
    const numbered = ENTRY.exec(line)
    if (numbered === null) continue
    const rest = numbered[2]!.trim()
    // The list of goods at the head of a chain is numbered too, with prices instead of neighbours.
    if (/[¥￥$€]\s*\d|\d\s*元/u.test(rest)) continue
    entries.push(readEntry(line.trim().slice(0, MOST_LINE), rest, goods))
    if (entries.length === MOST_ENTRIES) break
  }
  return entries
}

function readEntry(line: string, rest: string, goods: readonly ChainGoods[]): ChainEntry {
  const { person, places, wanted, names } = splitWho(rest.slice(0, MOST_LINE), goods)
  const who = [person, ...places].filter((word) => word !== '').join(' ')
  const entry: ChainEntry = {
    line,
    neighbourName: who.slice(0, MOST_NAME).trim(),
    person,
    items: [],
    problems: [],
  }
  if (person === '') entry.problems.push(problemOf('no-name', rest.slice(0, MOST_LINE)))
  for (const piece of piecesOf(wanted, names)) addPiece(entry, piece, goods)
  for (const cutOff of [who.slice(MOST_NAME), rest.slice(MOST_LINE, 2 * MOST_LINE)]) {
    if (cutOff.trim() !== '') entry.problems.push(problemOf('unknown-goods', cutOff.trim()))
  }
  if (entry.items.length === 0 && entry.problems.every(({ code }) => code === 'no-name')) {
    entry.problems.push(problemOf('no-goods', rest.slice(0, MOST_LINE)))
  }
  return entry
}

const problemOf = (
  code: ChainProblem['code'],
  text: string,
  options: readonly { offerId: string; quantity: number | null }[] = [],
  said: Pick<ChainProblem, 'count' | 'grams'> = { count: null, grams: null },
): ChainProblem => ({
  code,
  text,
  ...said,
  offerIds: options.map(({ offerId }) => offerId),
  quantities: options.map(({ quantity }) => quantity),
})

function addPiece(entry: ChainEntry, piece: ChainPiece, goods: readonly ChainGoods[]): void {
  const { options, isSure } = optionsOf(piece, goods)
  const [one, another] = options
  const problem = (code: ChainProblem['code']) =>
    entry.problems.push(problemOf(code, piece.text, options, saidIn(piece)))
  if (one === undefined || !isSure) {
    problem('unknown-goods')
  } else if (another !== undefined) {
    problem('several-goods')
  } else if (one.quantity === null) {
    problem('no-quantity')
  } else {
    const known = entry.items.find(({ offerId }) => offerId === one.offerId)
    if (known === undefined) {
      entry.items.push({ offerId: one.offerId, quantity: one.quantity, text: piece.text })
    } else {
      known.quantity += one.quantity
      known.text += ` ${piece.text}`
    }
  }
}

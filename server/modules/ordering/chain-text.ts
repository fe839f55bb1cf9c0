import { optionsOf, saidIn } from './chain-goods.ts'
import { isOfList, listOf, NUMBERED, saysWhoAndWhat, withoutPrices } from './chain-list.ts'
import type { ChainGoods, ChainList } from './chain-names.ts'
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

/**
 * Reads a chain that neighbours wrote in a chat: numbered lines, each a name and what they want, as
 * "2. 李叔 3栋 番茄x2 鸡蛋一盒". Each piece of a line becomes the person, where they live, or goods
 * with their amount; what cannot be read is a problem to be asked, never a guess and never dropped.
 * Where the list of goods stands above, goods may be meant by their number in it: "3. 张三 2号 x2".
 * A line below that lost its number is read too where it names goods.
 */
export function readChain(text: string, goods: readonly ChainGoods[]): ChainEntry[] {
  const entries: ChainEntry[] = []
  const lines = text.normalize('NFKC').split(/\r?\n/u)
  const list = listOf(lines, goods)
  for (const line of lines) {
    const rest = (NUMBERED.exec(line)?.[2] ?? line).trim()
    // The list of goods at the head of a chain is numbered too, with prices instead of neighbours.
    if (isOfList(rest, goods)) continue
    if (!NUMBERED.test(line) && !isLostEntry(rest, entries.length, goods, list)) continue
    entries.push(readEntry(line.trim().slice(0, MOST_LINE), withoutPrices(rest), goods, list))
    if (entries.length === MOST_ENTRIES) break
  }
  return entries
}

const MOST_LOST = 60

/** A short line among neighbours that lost its number: somebody, and what they want. */
const isLostEntry = (
  rest: string,
  before: number,
  goods: readonly ChainGoods[],
  list: ChainList,
): boolean =>
  before > 0 &&
  rest.length <= MOST_LOST &&
  !/https?:/u.test(rest) &&
  saysWhoAndWhat(withoutPrices(rest), goods, list)

function readEntry(
  line: string,
  rest: string,
  goods: readonly ChainGoods[],
  list: ChainList,
): ChainEntry {
  const { person, places, wanted, names } = splitWho(rest.slice(0, MOST_LINE), goods, list)
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
  } else if (one.quantity === null || (piece.isByNumber && piece.amount === null)) {
    // A name alone asks for one; a number alone may be where somebody lives.
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

import { amountAt } from './chain-amount.ts'
import { optionsOf } from './chain-goods.ts'
import {
  type ChainGoods,
  type ChainList,
  MARK,
  markNames,
  type NamesMarked,
} from './chain-names.ts'
import { piecesOf } from './chain-pieces.ts'

const SEPARATORS = /[\s,，、;；+＋/|:：。!！~()（）[\]【】]+/u
const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十]{1,3}|(?<![A-Za-z])[A-Za-z]\\d{0,2})'
const ROOM = '(?:[-\\s]?\\d{3,4}(?![\\d.]|\\s*(?:克|g|斤|份|个|毫升))(?:室|号|房)?)?'
// 3栋, 5栋502, 2单元301, A座, 3#502, 12号楼1单元.
const PLACE = new RegExp(`(?:${NUMBER}(?:栋|幢|号楼|号院|单元|座|楼|室|#)${ROOM})+`, 'gu')
// 3-502, 3-2-501.
const ROOMS = /^#?[A-Za-z]?\d{1,3}(?:-\d{1,4}){0,2}-\d{3,4}(?:室|号|房)?$/u
const ROOM_ALONE = /^\d{3,4}(?:室|号|房)?$/u
const LATIN_WORD = /^[\p{Script=Latin}.'’-]+$/u

/** A line of a chain, parted into who it is for and what they want. */
export interface ChainWho {
  person: string
  /** Where they live, as the line says it. */
  places: string[]
  /** What is left, with marks for names of goods. */
  wanted: string[]
  names: NamesMarked
}

/** Parts the person and where they live from what they want. */
export function splitWho(
  rest: string,
  goods: readonly ChainGoods[],
  list: ChainList = new Map(),
): ChainWho {
  const names = markNames(rest, goods, list)
  const places: string[] = []
  const tokens: string[] = []
  const isRoom = (token: string): boolean =>
    ROOMS.test(token) || (ROOM_ALONE.test(token) && (tokens.length === 1 || isAfterPlace))
  let isAfterPlace = false
  for (const token of splitPlaces(names.text)) {
    const isPlace = token.isPlace || isRoom(token.text)
    if (isPlace) places.push(token.text)
    else tokens.push(token.text)
    isAfterPlace = isPlace
  }
  const { person, wanted } = personFirst(tokens, names, goods)
  return { person, places, wanted, names }
}

function splitPlaces(text: string): { text: string; isPlace: boolean }[] {
  const found: { text: string; isPlace: boolean }[] = []
  const add = (part: string) => {
    for (const token of part.split(SEPARATORS)) {
      if (token !== '') found.push({ text: token, isPlace: false })
    }
  }
  let from = 0
  for (const match of text.matchAll(PLACE)) {
    add(text.slice(from, match.index))
    found.push({ text: match[0].replace(/\s+/gu, ''), isPlace: true })
    from = match.index + match[0].length
  }
  add(text.slice(from))
  return found
}

function personFirst(
  tokens: readonly string[],
  names: NamesMarked,
  goods: readonly ChainGoods[],
): { person: string; wanted: string[] } {
  const [first = '', ...others] = tokens
  const at = startOfGoods(first, others, names, goods)
  if (at < first.length) {
    return { person: names.said(first.slice(0, at)), wanted: [first.slice(at), ...others] }
  }
  const more = LATIN_WORD.test(first)
    ? others.findIndex((word) => !isOfName(word, names, goods))
    : 0
  const surnames = others.slice(0, more < 0 ? others.length : more)
  return {
    person: names.said([first, ...surnames].join(' ')),
    wanted: others.slice(surnames.length),
  }
}

/** Where in the first word goods begin; its end where it is all a name. */
function startOfGoods(
  first: string,
  others: readonly string[],
  names: NamesMarked,
  goods: readonly ChainGoods[],
): number {
  const mark = first.search(MARK)
  if (mark > 0) return mark
  if (amountAt(first, 0) !== null) return 0
  // A neighbour may be called 小米: the first word is goods where it has an amount, or nothing else is.
  if (mark === 0) {
    const isFollowed = others.some((word) => isGoods(word, names, goods))
    return first.length > 1 || !isFollowed ? 0 : first.length
  }
  const [piece] = piecesOf([first], names)
  if (piece?.amount == null) return first.length
  for (let start = 0; start <= piece.word.length - 2; start += 1) {
    const word = piece.word.slice(start)
    if (optionsOf({ ...piece, word }, goods).options.length > 0) return first.indexOf(word)
  }
  // 2份 is not a part of a name, a number alone may be: Lily2.
  return piece.amount.unit === '' && !piece.amount.isTimes ? first.length : 0
}

const isGoods = (word: string, names: NamesMarked, goods: readonly ChainGoods[]): boolean =>
  piecesOf([word], names).some((piece) => optionsOf(piece, goods).options.length > 0)

const isOfName = (word: string, names: NamesMarked, goods: readonly ChainGoods[]): boolean =>
  LATIN_WORD.test(word) && !isGoods(word, names, goods)

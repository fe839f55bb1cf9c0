/** An offer as a chat may call it. */
export interface ChainGoods {
  offerId: string
  /** Every name it goes by, in any language. */
  names: readonly string[]
  measure: 'piece' | 'case' | 'about' | 'weighed'
}

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
}

/** One neighbour's line of a chain (接龙), as far as it could be read. */
export interface ChainEntry {
  line: string
  neighbourName: string
  items: ChainItem[]
  problems: ChainProblem[]
}

const MOST_ENTRIES = 500
const MOST_LINE = 400

const ENTRY = /^\s*(\d{1,3})\s*[.．、)）:：]\s*(\S.*)$/u
const SEPARATORS = /[\s,，、;；+＋/|]+/u
const DIGITS: Record<string, number> = {
  半: 0.5,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const GRAMS: Record<string, number> = {
  斤: 500,
  公斤: 1000,
  千克: 1000,
  kg: 1000,
  两: 50,
  克: 1,
  g: 1,
}
const QUANTITY =
  /^(?<goods>.*?)[\sxX×*＊:：]*(?<number>\d+(?:\.\d+)?|[半一二两俩三四五六七八九十])\s*(?<unit>公斤|千克|kg|斤|两|克|g|份|个|盒|袋|件|箱|包|瓶|罐|只|颗|棵|把|条|板|提|枚|桶|块|串)?$/iu

/**
 * Reads a chain that neighbours wrote in a chat: numbered lines, each a name and what they want, as
 * "2. 李叔 3栋 番茄x2 鸡蛋一盒". What cannot be read is a problem to be asked, never a guess.
 */
export function readChain(text: string, goods: readonly ChainGoods[]): ChainEntry[] {
  const entries: ChainEntry[] = []
  for (const line of text.normalize('NFKC').split(/\r?\n/u)) {
    const numbered = ENTRY.exec(line.slice(0, MOST_LINE))
    if (numbered === null) continue
    const rest = numbered[2]!.trim()
    // The list of goods at the head of a chain is numbered too, with prices instead of neighbours.
    if (/[¥￥$€]\s*\d|\d\s*元/u.test(rest)) continue
    entries.push(readEntry(line.trim(), rest, goods))
    if (entries.length === MOST_ENTRIES) break
  }
  return entries
}

function readEntry(line: string, rest: string, goods: readonly ChainGoods[]): ChainEntry {
  const start = startOfGoods(rest, goods)
  const neighbourName = tidyName(rest.slice(0, start))
  const entry: ChainEntry = { line, neighbourName, items: [], problems: [] }
  if (neighbourName === '') entry.problems.push({ code: 'no-name', text: rest, offerIds: [] })
  for (const wanted of wantedOf(rest.slice(start))) addWanted(entry, wanted, goods)
  if (entry.items.length === 0 && entry.problems.every(({ code }) => code === 'no-name')) {
    entry.problems.push({ code: 'no-goods', text: rest, offerIds: [] })
  }
  return entry
}

/** Where the name ends: at the first goods that are known, else after the first word. */
function startOfGoods(rest: string, goods: readonly ChainGoods[]): number {
  let first = rest.length
  for (const { names } of goods) {
    for (const name of names.flatMap(shortNames)) {
      const at = rest.toLowerCase().indexOf(name)
      if (at > 0 && at < first) first = at
    }
  }
  if (first < rest.length) return first
  const word = /[\s:：,，]/u.exec(rest)
  return word === null ? rest.length : word.index
}

const tidyName = (text: string): string =>
  text
    .replace(/[\s:：,，、+-]+$/u, '')
    .trim()
    .slice(0, 60)

/** Splits what follows the name into wants; a number that stands alone belongs to what is before it. */
function wantedOf(text: string): string[] {
  const wants: string[] = []
  for (const piece of text.split(SEPARATORS).filter((part) => part !== '')) {
    const match = QUANTITY.exec(piece)
    const isBareQuantity = match !== null && match.groups!.goods!.trim() === ''
    if (isBareQuantity && wants.length > 0) wants[wants.length - 1] += piece
    else if (piece.replace(/^[:：]+/u, '') !== '') wants.push(piece.replace(/^[:：]+/u, ''))
  }
  return wants
}

function addWanted(entry: ChainEntry, wanted: string, goods: readonly ChainGoods[]): void {
  const match = QUANTITY.exec(wanted)
  const name = (match?.groups?.goods ?? wanted).trim()
  const found = findGoods(name === '' ? wanted : name, goods)
  if (found.length !== 1) {
    const code = found.length === 0 ? 'unknown-goods' : 'several-goods'
    entry.problems.push({ code, text: wanted, offerIds: found.map(({ offerId }) => offerId) })
    return
  }
  const [one] = found
  const quantity = quantityOf(match?.groups, one!.measure)
  if (quantity === null) {
    entry.problems.push({ code: 'no-quantity', text: wanted, offerIds: [one!.offerId] })
    return
  }
  const known = entry.items.find((item) => item.offerId === one!.offerId)
  if (known !== undefined) known.quantity += quantity
  else entry.items.push({ offerId: one!.offerId, quantity, text: wanted })
}

/** One piece where no number stands; a weight must be said. Null when it makes no whole quantity. */
function quantityOf(
  groups: Record<string, string | undefined> | undefined,
  measure: ChainGoods['measure'],
): number | null {
  const unit = groups?.unit?.toLowerCase() ?? ''
  const number = groups?.number === undefined ? 1 : (DIGITS[groups.number] ?? Number(groups.number))
  if (measure === 'weighed') {
    const grams = GRAMS[unit]
    if (groups?.number === undefined || grams === undefined) return null
    return wholeOrNull(number * grams)
  }
  return unit in GRAMS ? null : wholeOrNull(number)
}

const wholeOrNull = (number: number): number | null =>
  Number.isInteger(number) && number > 0 && number <= 9999 ** 2 ? number : null

/** Goods of the nearest name: equal, else one that holds the word, else one that the word holds. */
function findGoods(word: string, goods: readonly ChainGoods[]): ChainGoods[] {
  const wanted = word.toLowerCase()
  const by = (fits: (name: string) => boolean) =>
    goods.filter(({ names }) => names.flatMap(shortNames).some(fits))
  const equal = by((name) => name === wanted)
  if (equal.length > 0) return equal
  const holding = wanted.length >= 2 ? by((name) => name.includes(wanted)) : []
  if (holding.length > 0) return holding
  const held = by((name) => name.length >= 2 && wanted.includes(name))
  const longest = Math.max(0, ...held.flatMap(({ names }) => lengthsWithin(names, wanted)))
  return held.filter(({ names }) => lengthsWithin(names, wanted).includes(longest))
}

const lengthsWithin = (names: readonly string[], wanted: string): number[] =>
  names
    .flatMap(shortNames)
    .filter((name) => name.length >= 2 && wanted.includes(name))
    .map((name) => name.length)

/** A name as it stands and without its size, as 沙瓤番茄 of "沙瓤番茄 约 500 g". */
function shortNames(name: string): string[] {
  const whole = name.normalize('NFKC').toLowerCase().trim()
  const bare = whole.replace(
    /[\s(（]*(?:约|about)?\s*\d+(?:\.\d+)?\s*(?:kg|g|ml|l|斤|克|枚|个|棵|袋|盒).*$/u,
    '',
  )
  return [...new Set([whole, bare])].filter((text) => text.length > 0)
}

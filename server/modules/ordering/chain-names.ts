/** The goods of a list that a chain begins with, by the number that they have there. */
export type ChainList = ReadonlyMap<number, readonly ChainGoods[]>

/** An offer as a chat may call it. */
export interface ChainGoods {
  offerId: string
  /** Every name it goes by, in any language. */
  names: readonly string[]
  measure: 'piece' | 'case' | 'about' | 'weighed'
}

/** Goods named in a text, by the mark that stands for the name there. */
export interface NamesMarked {
  /** The text with a mark in place of each name of goods. */
  text: string
  goodsOf(mark: string): readonly ChainGoods[]
  /** Whether the goods are meant by their number in the list, and not by a name. */
  isByNumber(mark: string): boolean
  /** A part of the marked text as it stood. */
  said(part: string): string
}

/** Marks are of the plane for private use, which no chat writes in. */
export const MARK = /[\ue000-\uf8ff]/u
const MARKS = /[\ue000-\uf8ff]/gu
const FIRST_MARK = 0xe000

/**
 * Puts one mark for each name of goods in a text, the longest names first, so that neither the
 * spaces nor the numbers of a name part it.
 */
export function markNames(
  text: string,
  goods: readonly ChainGoods[],
  list: ReadonlyMap<number, readonly ChainGoods[]> = new Map(),
): NamesMarked {
  const plain = text.replace(MARKS, ' ')
  const low = plain.toLowerCase()
  const named: Named[] = []
  // Where lower case is of another length, places in it are not those of the text.
  for (const [name, ofName] of low.length === plain.length ? byName(goods) : []) {
    for (let at = low.indexOf(name); at >= 0; at = low.indexOf(name, at + 1)) {
      const end = endOfName(low, at, name)
      if (end === null || named.some((one) => at < one.end && end > one.at)) continue
      named.push({ at, end, goods: ofName, isByNumber: false })
    }
  }
  for (const one of byNumber(plain, list)) {
    if (named.every(({ at, end }) => one.end <= at || one.at >= end)) named.push(one)
  }
  named.sort((a, b) => a.at - b.at)
  const parts = named.map(({ at }, index) => {
    const from = index === 0 ? 0 : named[index - 1]!.end
    return `${plain.slice(from, at)}${String.fromCharCode(FIRST_MARK + index)}`
  })
  const oneOf = (mark: string) => named[mark.charCodeAt(0) - FIRST_MARK]
  return {
    text: parts.join('') + plain.slice(named.at(-1)?.end ?? 0),
    goodsOf: (mark) => oneOf(mark)?.goods ?? [],
    isByNumber: (mark) => oneOf(mark)?.isByNumber ?? false,
    said: (part) =>
      part.replace(MARKS, (mark) => {
        const one = oneOf(mark)
        return one === undefined ? '' : plain.slice(one.at, one.end)
      }),
  }
}

interface Named {
  at: number
  end: number
  goods: readonly ChainGoods[]
  isByNumber: boolean
}

// 2号, 第2个, No. 2, n.º 2 (as NFKC writes it); 2号楼 is where somebody lives.
const BY_NUMBER =
  /(?<!\d)(\d{1,2})\s*号(?![楼院]|\d{3})|第\s*(\d{1,2})\s*[个种样款](?!\d)|(?<![a-z])n(?:[ou]m?)?[.o]{0,2}\s*(\d{1,2})(?!\d)/giu

/** Goods that are meant by a number that the list has. */
function byNumber(text: string, list: ReadonlyMap<number, readonly ChainGoods[]>): Named[] {
  if (list.size === 0) return []
  return [...text.matchAll(BY_NUMBER)].flatMap((match) => {
    const goods = list.get(Number(match[1] ?? match[2] ?? match[3]))
    const end = match.index + match[0].length
    return goods === undefined ? [] : { at: match.index, end, goods, isByNumber: true }
  })
}

/** Goods by each of their names, the longest name first. */
function byName(goods: readonly ChainGoods[]): [string, ChainGoods[]][] {
  const all = new Map<string, ChainGoods[]>()
  for (const one of goods) {
    for (const name of new Set(one.names.flatMap(shortNames))) {
      if (name.length >= 2) all.set(name, [...(all.get(name) ?? []), one])
    }
  }
  return [...all].sort(([a], [b]) => b.length - a.length)
}

const LATIN = /[\p{Script=Latin}]/u

/** Where a name found in a text ends, with its plural; null where it is a part of another word. */
function endOfName(text: string, at: number, name: string): number | null {
  let end = at + name.length
  if (LATIN.test(name.charAt(0)) && LATIN.test(text.charAt(at - 1))) return null
  if (!LATIN.test(name.at(-1)!)) return end
  const plural = /^e?s(?!\p{Script=Latin})/u.exec(text.slice(end))
  if (plural !== null) end += plural[0].length
  return LATIN.test(text.charAt(end)) ? null : end
}

const SIZE =
  /[\s(（]*(?:约|about|aprox\.)?\s*\d+(?:\.\d+)?\s*(?:kg|g|ml|l|斤|公斤|千克|克|毫升|升|枚|个|棵|袋|盒|瓶|包|罐|支|枝|片|只|卷|把|盆).*$/u
const LOOSE = /\s+(?:散称|loose|a granel)$/u

/** A name as it stands and without its size, as 沙瓤番茄 of "沙瓤番茄 约 500 g". */
export function shortNames(name: string): string[] {
  const whole = name.normalize('NFKC').toLowerCase().trim()
  const bare = whole.replace(SIZE, '').replace(LOOSE, '').trim()
  return [...new Set([whole, whole.replace(/\s+/gu, ''), bare])].filter((text) => text !== '')
}

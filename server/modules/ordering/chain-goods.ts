import { type ChainAmount, gramsOf } from './chain-amount.ts'
import { type ChainGoods, shortNames } from './chain-names.ts'
import type { ChainPiece } from './chain-pieces.ts'

export interface ChainOption {
  offerId: string
  /** Pieces, or grams where weighed; null where the amount does not say. */
  quantity: number | null
}

const MOST_OPTIONS = 20
const MOST_PIECES = 9999

/**
 * The offers that a piece may mean, with how much of each; one where the name or the unit decides.
 * It is not sure where more stands there than a name: "番茄酱" is not 番茄.
 */
export function optionsOf(
  piece: ChainPiece,
  goods: readonly ChainGoods[],
): { options: ChainOption[]; isSure: boolean } {
  const isSure = piece.named.length === 0 || piece.isOnlyName
  const found = piece.named.length > 0 ? piece.named : holding(piece.word, goods)
  const options = found.map((one) => ({ one, quantity: quantityOf(piece, one) }))
  const decided = decidedBy(piece.amount, options)
  return {
    options: decided
      .slice(0, MOST_OPTIONS)
      .map(({ one, quantity }) => ({ offerId: one.offerId, quantity })),
    isSure,
  }
}

/** Goods whose names hold a word of two letters or more. */
function holding(word: string, goods: readonly ChainGoods[]): ChainGoods[] {
  const wanted = word.toLowerCase()
  if (wanted.length < 2) return []
  return goods.filter(({ names }) =>
    names.flatMap(shortNames).some((name) => name.includes(wanted)),
  )
}

interface Possible {
  one: ChainGoods
  quantity: number | null
}

/** Those of several that the unit leaves: a weight what is sold by it, 箱 a case, 盒 no case of 盒. */
function decidedBy(amount: ChainAmount | null, options: Possible[]): Possible[] {
  if (amount === null || options.length < 2) return options
  const among = (fits: (option: Possible) => boolean): Possible[] => {
    const left = options.filter(fits)
    return left.length === 0 ? options : left
  }
  if (gramsOf(amount) !== undefined) return among(({ quantity }) => quantity !== null)
  const isCase = ({ one }: Possible) => one.measure === 'case'
  if (amount.unit === '箱') return among(isCase)
  const holdsSuch = options.some(
    (option) => isCase(option) && innerUnits(option.one).has(amount.unit),
  )
  if (!holdsSuch) return options
  const pieces = options.filter(({ one }) => one.measure === 'piece')
  return pieces.length === 1 ? pieces : options
}

/** The count words of what a case holds, as 盒 of "3 盒装". */
const innerUnits = ({ names }: ChainGoods): Set<string> =>
  new Set(
    names.flatMap((name) => /\d\s*(\p{Script=Han})装/u.exec(name.normalize('NFKC'))?.[1] ?? []),
  )

/** One piece where no number stands; a weight must be said. Null when it makes no whole quantity. */
function quantityOf({ amount, times }: ChainPiece, one: ChainGoods): number | null {
  const grams = amount === null ? undefined : gramsOf(amount)
  if (one.measure === 'weighed') {
    return grams === undefined ? null : wholeOrNull(grams * times, MOST_PIECES * 1000)
  }
  if (grams === undefined) return wholeOrNull((amount?.number ?? 1) * times, MOST_PIECES)
  const pack = packGrams(one)
  return pack === undefined ? null : wholeOrNull((grams / pack) * times, MOST_PIECES)
}

/** The grams that a pack's name says: 500 of "沙瓤番茄 约 500 克". */
function packGrams({ names, measure }: ChainGoods): number | undefined {
  if (measure === 'case') return undefined
  for (const name of names) {
    const size = /(\d+(?:\.\d+)?)\s*(公斤|千克|克|kg|g)(?![a-z])/iu.exec(name.normalize('NFKC'))
    if (size === null) continue
    return gramsOf({ number: Number(size[1]), unit: size[2]!.toLowerCase(), isTimes: false })
  }
  return undefined
}

const wholeOrNull = (number: number, most: number): number | null =>
  Number.isInteger(number) && number > 0 && number <= most ? number : null

/** How much a piece asks for, whatever goods it may turn out to be. */
export function saidIn({ amount, times }: ChainPiece): {
  count: number | null
  grams: number | null
} {
  if (amount === null) return { count: null, grams: null }
  const grams = gramsOf(amount)
  return {
    count: grams === undefined ? wholeOrNull(amount.number * times, MOST_PIECES) : null,
    grams: grams === undefined ? null : wholeOrNull(grams * times, MOST_PIECES * 1000),
  }
}

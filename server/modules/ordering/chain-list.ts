import { optionsOf } from './chain-goods.ts'
import { type ChainGoods, type ChainList, MARK, markNames } from './chain-names.ts'
import { type ChainPiece, piecesOf } from './chain-pieces.ts'
import { splitWho } from './chain-who.ts'

export const NUMBERED = /^\s*(\d{1,3})\s*[.．、)）:：]\s*(\S.*)$/u
const PRICE =
  /(?:[共计总]+\s*)?(?:[¥￥$€]\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*(?:元|€)|\d+[.,]\d{2}\s*[A-Z]{3}\b)/gu

const hasPrice = (text: string): boolean => text.search(PRICE) >= 0

/** A neighbour may write what it comes to: that is no goods. */
export const withoutPrices = (text: string): string => text.replace(PRICE, ' ').trim()

/** Whether a line says somebody, and then goods that are offered. */
export function saysWhoAndWhat(
  text: string,
  goods: readonly ChainGoods[],
  list: ChainList = new Map(),
): boolean {
  const { person, wanted, names } = splitWho(text, goods, list)
  const isWanted = (piece: ChainPiece) =>
    (piece.amount !== null || piece.isOnlyName) && optionsOf(piece, goods).options.length > 0
  return person !== '' && piecesOf(wanted, names).some(isWanted)
}

/** A line of a list: goods with their price, and nobody who wants them. */
export function isOfList(text: string, goods: readonly ChainGoods[]): boolean {
  if (!hasPrice(text)) return false
  const bare = withoutPrices(text)
  return markNames(bare, goods).text.search(MARK) === 0 || !saysWhoAndWhat(bare, goods)
}

/**
 * The list that stands at the head of a chain, as the leader's text has it: "2. 鸡蛋 ¥9.90". A
 * number that stands for several goods, as where two lists were pasted, keeps all of them.
 */
export function listOf(lines: readonly string[], goods: readonly ChainGoods[]): ChainList {
  const list = new Map<number, readonly ChainGoods[]>()
  for (const line of lines) {
    const numbered = NUMBERED.exec(line)
    if (numbered === null || !isOfList(numbered[2]!, goods)) continue
    const names = markNames(withoutPrices(numbered[2]!), goods)
    const mark = MARK.exec(names.text)?.[0]
    if (mark === undefined) continue
    const at = Number(numbered[1])
    list.set(at, [...new Set([...(list.get(at) ?? []), ...names.goodsOf(mark)])])
  }
  return list
}

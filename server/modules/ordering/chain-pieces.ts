import { amountAt, type ChainAmount } from './chain-amount.ts'
import { type ChainGoods, MARK, type NamesMarked } from './chain-names.ts'

/** A piece of a chain's line that may be goods. */
export interface ChainPiece {
  /** As it stood in the chat. */
  text: string
  /** What is wanted, without the amount. */
  word: string
  /** Goods whose name stands in it. */
  named: readonly ChainGoods[]
  /** Whether the name is all that stands there. */
  isOnlyName: boolean
  /** Whether they are meant by their number in the list. */
  isByNumber: boolean
  amount: ChainAmount | null
  /** What the amount is multiplied with: 2 of "500g x2". */
  times: number
}

interface Part {
  /** With its marks. */
  raw: string
  word: string
  amount: ChainAmount | null
  times: number
}

const ASKING = /^(?:我?还?再?要|我?再?来|买|订|加)/u
const WORDS_AROUND = new RegExp(`${ASKING.source}|[吧哦呀哈啊]$`, 'gu')

/** The pieces of what follows the person, each with its amount, before or after it. */
export function piecesOf(tokens: readonly string[], names: NamesMarked): ChainPiece[] {
  return joinAmounts(tokens.flatMap(partsOf)).map(({ raw, word, amount, times }) => {
    const bare = word.replace(WORDS_AROUND, '').trim()
    const mark = MARK.exec(bare)?.[0]
    return {
      text: names.said(raw),
      word: names.said(bare),
      named: mark === undefined ? [] : names.goodsOf(mark),
      isOnlyName: mark === bare,
      isByNumber: mark !== undefined && names.isByNumber(mark),
      amount,
      times,
    }
  })
}

/** The parts of a token that nothing separates: "番茄2斤鸡蛋一盒" has two. */
function partsOf(token: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < token.length) {
    const asked = at + (ASKING.exec(token.slice(at))?.[0].length ?? 0)
    const before = amountAt(token, at) ?? amountAt(token, asked)
    const from = before?.end ?? at
    let end = from
    let after: ReturnType<typeof amountAt> = null
    while (end < token.length) {
      after = end === from && before === null ? null : amountAt(token, end)
      const isNext = end > from && (after !== null || beginsName(token, end))
      if (isNext) break
      after = null
      end += 1
    }
    const isTaken = before === null && after !== null
    const until = isTaken ? after!.end : end
    parts.push({
      raw: token.slice(at, until),
      word: token.slice(from, end),
      amount: before?.amount ?? (isTaken ? after!.amount : null),
      times: 1,
    })
    at = until
  }
  return parts
}

/** A second name in one part is a part of its own. */
const beginsName = (token: string, at: number): boolean =>
  MARK.test(token.charAt(at)) && MARK.test(token.slice(0, at).at(-1)!)

/** Gives amounts that stand alone to what is before them, else to what follows. */
function joinAmounts(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  let waiting: Part | null = null
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.word.trim() === '' && part.amount !== null) {
      if (waiting === null && last !== undefined && last.word !== '' && takes(last, part.amount)) {
        joined[joined.length - 1] = withAmount(last, part)
      } else {
        if (waiting !== null) joined.push(waiting)
        waiting = part
      }
    } else if (waiting !== null && part.amount === null) {
      joined.push({ ...part, raw: `${waiting.raw} ${part.raw}`, amount: waiting.amount })
      waiting = null
    } else {
      if (waiting !== null) joined.push(waiting)
      waiting = null
      joined.push(part)
    }
  }
  return waiting === null ? joined : [...joined, waiting]
}

const takes = (part: Part, amount: ChainAmount): boolean =>
  part.amount === null || (amount.isTimes && part.times === 1 && amount.unit === '')

const withAmount = (part: Part, { raw, amount }: Part): Part =>
  part.amount === null
    ? { ...part, raw: `${part.raw} ${raw}`, amount }
    : { ...part, raw: `${part.raw} ${raw}`, times: amount!.number }

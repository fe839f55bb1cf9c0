import { quote, type Refused } from '../../../api/index.ts'
import type { Change, Quote, Quoted } from '../cart/use-cart-view.ts'
import { partsOf } from '../cart/use-cart-view.ts'
import { type Choices, partChoice, type WantedLine } from './checkout-state.ts'

/** What a refusal leaves possible, with its price: accepted with one tap. */
export interface Correction {
  lines: readonly WantedLine[]
  changes: readonly { offerId: string; change: Change }[]
  quoted: Quoted | null
}

interface Shortage {
  offerId: string
  wanted: number
  left: number
}

type Fault = Quote['faults'][number]

const OVER: readonly string[] = ['past-cutoff', 'window-closed']

/** Codes of refusals that say what of the lines changed. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  'sold-out',
  'limit-reached',
  'quote-changed',
  'window-closed',
  'not-served',
  'not-offered',
  'past-cutoff',
  'wrong-quantity',
])

export const isCorrectable = ({ code }: Refused): boolean => CORRECTABLE.has(code)

/** The lines as a refusal leaves them, priced anew, with each change beside. */
export async function correctionOf(
  refused: Refused,
  asked: {
    region: string
    community: string
    lines: readonly WantedLine[]
    seen: readonly Quote[]
    choices: Choices
  },
): Promise<Correction> {
  const { lines, region, community, choices } = asked
  const stock = stockChanges(refused)
  const gone = goneChanges(refused, lines)
  const left = lines.flatMap((line) => {
    if (gone.has(line.offerId)) return []
    const short = stock.find(({ offerId }) => offerId === line.offerId)
    const quantity = short === undefined ? line.quantity : Math.min(line.quantity, short.left)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  const fulfilmentOf = (windowId: string) => partChoice(choices, windowId).fulfilment
  const quoted =
    left.length === 0
      ? null
      : await quote({ region }, { communityId: community, parts: partsOf(left, fulfilmentOf) })
  return {
    lines: left,
    quoted,
    changes: [
      ...[...gone].map(([offerId, what]) => ({ offerId, change: { what } })),
      ...stock.map(({ offerId, wanted, left: now }) => ({
        offerId,
        change: { what: 'stock' as const, before: wanted, now },
      })),
      ...priceChanges(asked.seen, quoted?.quotes ?? []),
    ],
  }
}

const stockChanges = ({ told }: Refused): Shortage[] =>
  Array.isArray(told.shortages) ? (told.shortages as Shortage[]) : []

/** Lines that cannot be had any more; of a closed window all. */
function goneChanges(
  { told }: Refused,
  lines: readonly WantedLine[],
): Map<string, 'gone' | 'cutoff'> {
  const gone = new Map<string, 'gone' | 'cutoff'>()
  const quotes = Array.isArray(told.quotes) ? (told.quotes as Quote[]) : []
  const windows = [...new Set(lines.map(({ windowId }) => windowId))]
  quotes.forEach(({ faults }, at) => {
    for (const fault of faults) {
      const what = OVER.includes(fault.code) ? ('cutoff' as const) : ('gone' as const)
      for (const offerId of offersOf(fault, lines, windows[at])) gone.set(offerId, what)
    }
  })
  return gone
}

function offersOf(fault: Fault, lines: readonly WantedLine[], windowId: string | undefined) {
  if (fault.code === 'below-minimum') return []
  if (fault.offerId !== undefined) return [fault.offerId]
  return lines.filter((line) => line.windowId === windowId).map(({ offerId }) => offerId)
}

function priceChanges(seen: readonly Quote[], now: readonly Quote[]) {
  const before = new Map(seen.flatMap(({ lines }) => lines).map((line) => [line.offerId, line]))
  return now
    .flatMap(({ lines }) => lines)
    .flatMap(({ offerId, unitPriceMinor }) => {
      const old = before.get(offerId)?.unitPriceMinor
      if (old === undefined || old === unitPriceMinor) return []
      return [{ offerId, change: { what: 'price' as const, before: old, now: unitPriceMinor } }]
    })
}

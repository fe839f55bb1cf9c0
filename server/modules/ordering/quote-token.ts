import { createHash } from 'node:crypto'
import type { Quote } from '#pricing'

/**
 * Says what a person saw: sent back with the checkout, it refuses to sell at another price. It is
 * no price itself, so a forged one can only refuse its own order.
 */
export function quoteToken(quotes: readonly Quote[]): string {
  const seen = quotes.map((quote) => [
    quote.totalMinor,
    quote.feeMinor,
    quote.lines.map((line) => [line.offerId, line.quantity, line.totalMinor]),
  ])
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}

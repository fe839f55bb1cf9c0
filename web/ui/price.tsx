import './price.css'
import { money, moneyParts } from '../i18n/index.ts'

/** A price in two sizes, the symbol small; heard as one amount. */
export function Price({
  minor,
  currency,
  per,
  usualMinor,
  size = 'normal',
}: {
  minor: number
  currency: string
  /** What it buys, where that is not a piece: /kg. */
  per?: string | undefined
  /** What it costs on other days, struck through, where that is more. */
  usualMinor?: number | undefined
  size?: 'normal' | 'large' | 'small'
}) {
  const parts = moneyParts(minor, currency)
  return (
    <span className={`ui-price ui-price-${size} number`}>
      <span className="only-heard">{money(minor, currency)}</span>
      <span aria-hidden="true">
        {parts.map(({ type, value }) => (
          <span key={type} className={type === 'currency' ? 'ui-price-sign' : undefined}>
            {type === 'literal' ? value : value.trim()}
          </span>
        ))}
      </span>
      {per === undefined ? null : <span className="ui-price-per">{per}</span>}
      {usualMinor !== undefined && usualMinor > minor ? (
        <s className="ui-price-usual">{money(usualMinor, currency)}</s>
      ) : null}
    </span>
  )
}

import { money } from '../i18n/index.ts'

/** An amount; one that was taken away is told by its sign and its colour. */
export function MoneyText(props: {
  minor: number
  currency: string
  /** Shows a plus before what came in. */
  isSigned?: boolean
}) {
  const text = money(Math.abs(props.minor), props.currency)
  const sign = props.minor < 0 ? '−' : props.isSigned === true && props.minor > 0 ? '+' : ''
  return (
    <span className={props.minor < 0 ? 'number desk-ink-need' : 'number'}>
      {sign}
      {text}
    </span>
  )
}

import './orders.css'
import './choice.css'
import { type ReactNode, useId } from 'react'

export interface ChoiceOption<Value extends string> {
  value: Value
  text: ReactNode
  hint?: ReactNode
  /** Why it cannot be chosen now. */
  whyNot?: string | null
}

/** One of several, each a card as large as a thumb. */
export function Choice<Value extends string>({
  legend,
  options,
  value,
  onChange,
  isLegendHeard = false,
}: {
  legend: string
  options: readonly ChoiceOption<Value>[]
  /** Null while nothing is chosen yet. */
  value: Value | null
  onChange: (value: Value) => void
  isLegendHeard?: boolean
}) {
  const name = useId()
  return (
    <fieldset className="order-choice">
      <legend className={isLegendHeard ? 'only-heard' : undefined}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="order-choice-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={Boolean(option.whyNot)}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span className="order-choice-text">{option.text}</span>
            {option.whyNot || option.hint ? (
              <span className="order-quiet">{option.whyNot ?? option.hint}</span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

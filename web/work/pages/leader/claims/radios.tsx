import './claims.css'
import { useId } from 'react'

/** One of several, each card as large as a thumb. */
export function Radios<Value extends string>(props: {
  legend: string
  options: readonly { value: Value; text: string }[]
  value: Value | null
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="leader-radios">
      <legend className="desk-label">{props.legend}</legend>
      <div className="leader-radio-cards">
        {props.options.map(({ value, text }) => (
          <label key={value} className="leader-radio">
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

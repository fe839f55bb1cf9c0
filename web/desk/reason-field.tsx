import { useId } from 'react'

/** Why something is done, in the person's own words or by a word that is often used. */
export function ReasonField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  often?: readonly string[]
}) {
  const id = useId()
  return (
    <div className="desk-field">
      <label htmlFor={id}>{props.label}</label>
      {(props.often ?? []).length === 0 ? null : (
        <div className="desk-chips">
          {props.often!.map((word) => (
            <button
              key={word}
              type="button"
              className="desk-chip"
              aria-pressed={props.value === word}
              onClick={() => props.onChange(word)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
      <textarea
        id={id}
        className="desk-input"
        rows={2}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  )
}

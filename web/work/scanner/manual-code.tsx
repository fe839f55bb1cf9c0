import { type FormEvent, useId, useState } from 'react'
import { m } from '../../i18n/index.ts'

export interface ManualCodeProps {
  label: string
  onCode: (text: string) => void
  /** Only digits, for phones to show those keys. */
  isDigits?: boolean
  isBusy?: boolean
  autoFocus?: boolean
}

/** A code typed by hand, where camera and scanner cannot read it. */
export function ManualCode({ label, onCode, isDigits, isBusy, autoFocus }: ManualCodeProps) {
  const id = useId()
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    const code = text.trim()
    if (code === '' || isBusy) return
    onCode(code)
  }
  return (
    <form className="scanner-manual" onSubmit={send}>
      <label htmlFor={id}>{label}</label>
      <span className="scanner-manual-line">
        <input
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputMode={isDigits ? 'numeric' : 'text'}
          autoComplete="off"
          autoCapitalize="characters"
          // biome-ignore lint/a11y/noAutofocus: it opens because whoever works here wants to type
          autoFocus={autoFocus}
        />
        <button type="submit" disabled={isBusy}>
          {m.handover_scanner_take()}
        </button>
      </span>
    </form>
  )
}

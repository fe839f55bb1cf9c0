import './field.css'
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { useId } from 'react'
import { Icon } from './icon.tsx'
import { selectWhole } from './select-whole.ts'

interface FieldText {
  label: string
  hint?: ReactNode
  /** What is wrong with what was typed, and what would be right. */
  error?: string | null | undefined
}

/** The attributes that tie a control to its label, hint and error. */
interface Tied {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** Label, hint and error around any control. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldText & { children: (tied: Tied) => ReactNode }) {
  const id = useId()
  const said = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(said === '' ? {} : { 'aria-describedby': said }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="ui-field-error" role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      ) : null}
    </div>
  )
}

const FIGURES: readonly (string | undefined)[] = ['decimal', 'numeric']

export function TextField({
  label,
  hint,
  error,
  ...rest
}: FieldText & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <input
          onFocus={FIGURES.includes(rest.inputMode) ? selectWhole : undefined}
          {...rest}
          {...tied}
          className={`ui-input ${rest.className ?? ''}`}
        />
      )}
    </Field>
  )
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: FieldText & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <textarea rows={3} {...rest} {...tied} className={`ui-input ${rest.className ?? ''}`} />
      )}
    </Field>
  )
}

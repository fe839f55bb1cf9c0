import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { m } from '../../i18n/index.ts'
import { selectWhole } from '../../ui/select-whole.ts'
import { type FigureForm, figureText, readFigure } from './typed-figure.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'form'> {
  form: FigureForm
  unit: string
  /** As the API takes it; NaN while what is typed is no figure. */
  value: number | null
  set: (value: number | null) => void
}

/** A figure, typed as the reader writes it. What is being typed stands as it is until one leaves. */
export function FigureField({ form, unit, value, set, error, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const isTyped = typed !== null && Object.is(readFigure(typed, form), value)
  const noFigure = Number.isNaN(value)
    ? m.console_form_no_figure({ digits: form.digits })
    : undefined
  return (
    <TextInput
      inputMode={form.digits > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      onFocus={selectWhole}
      // What is no figure stays, with what is wrong with it.
      onBlur={() => Number.isNaN(value) || setTyped(null)}
      rightSection={unit === '' ? undefined : <span className="console-soft">{unit}</span>}
      rightSectionWidth={unit.length > 4 ? 84 : unit.length > 2 ? 52 : 36}
      {...rest}
      error={error ?? noFigure}
      value={isTyped ? typed : figureText(value, form)}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        set(readFigure(event.currentTarget.value, form))
      }}
    />
  )
}

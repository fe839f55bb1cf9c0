import { Button } from '@mantine/core'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import type { TaxBracket, TaxBrackets } from './brackets.ts'
import { DropLine } from './drop-line.tsx'
import { FigureField } from './figure-field.tsx'
import type { InputProps } from './input-props.ts'
import { moneyForm } from './minor-unit.ts'

const MOST_BRACKETS = 20
const BASIS_POINTS = 100

/** A sum that is free, and rates by what lies above it. */
export function BracketsInput({ field, value, set, fault }: InputProps) {
  const given = (value as TaxBrackets | undefined) ?? { thresholdMinor: 0, brackets: [] }
  const { brackets } = given
  const setAll = (next: readonly TaxBracket[]) => set({ ...given, brackets: next })
  const change = (nth: number, changes: Partial<TaxBracket>) =>
    setAll(brackets.map((one, at) => (at === nth ? { ...one, ...changes } : one)))
  return (
    <fieldset className="form-lines" aria-invalid={fault !== undefined || undefined}>
      <legend>{field.label}</legend>
      <Money
        label={m.console_setting_threshold()}
        value={given.thresholdMinor}
        set={(thresholdMinor) => set({ ...given, thresholdMinor })}
      />
      {brackets.map((bracket, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rate is the one that stands there
        <div className="form-bracket" key={nth}>
          <Money
            label={m.console_setting_bracket_from()}
            value={bracket.fromMinor}
            set={(fromMinor) => change(nth, { fromMinor })}
          />
          <FigureField
            label={m.console_setting_bracket_rate()}
            form={{ digits: 2, scale: BASIS_POINTS }}
            unit="%"
            value={bracket.basisPoints}
            set={(basisPoints) => change(nth, { basisPoints })}
          />
          <DropLine nth={nth} drop={() => setAll(brackets.filter((_, at) => at !== nth))} />
        </div>
      ))}
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      <Button
        variant="subtle"
        size="xs"
        disabled={brackets.length >= MOST_BRACKETS}
        onClick={() => setAll([...brackets, { fromMinor: null, basisPoints: null }])}
      >
        {m.console_form_line_add()}
      </Button>
    </fieldset>
  )
}

function Money(props: {
  label: string
  value: number | null
  set: (value: number | null) => void
}) {
  const { currency } = useConsole()
  return (
    <FigureField
      label={props.label}
      form={moneyForm(currency)}
      unit={currency}
      value={props.value}
      set={props.set}
    />
  )
}

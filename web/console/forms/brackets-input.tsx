import { Button, NumberInput } from '@mantine/core'
import { m } from '../../i18n/index.ts'
import { useConsole } from '../session.ts'
import type { TaxBracket, TaxBrackets } from './brackets.ts'
import { DropLine } from './drop-line.tsx'
import type { InputProps } from './input.tsx'
import { minorUnit } from './minor-unit.ts'

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
          <NumberInput
            label={m.console_setting_bracket_rate()}
            hideControls
            decimalScale={2}
            min={0}
            max={100}
            rightSection={<span className="console-soft">%</span>}
            value={bracket.basisPoints === null ? '' : bracket.basisPoints / BASIS_POINTS}
            onChange={(typed) =>
              change(nth, {
                basisPoints: typed === '' ? null : Math.round(Number(typed) * BASIS_POINTS),
              })
            }
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
  const { digits, scale } = minorUnit(currency)
  return (
    <NumberInput
      label={props.label}
      hideControls
      decimalScale={digits}
      min={0}
      rightSection={<span className="console-soft">{currency}</span>}
      rightSectionWidth={52}
      value={props.value === null ? '' : props.value / scale}
      onChange={(typed) => props.set(typed === '' ? null : Math.round(Number(typed) * scale))}
    />
  )
}

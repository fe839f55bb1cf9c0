import { fullDay, m } from '../../../../i18n/index.ts'
import { Field, TextField } from '../../../../ui/field.tsx'
import { daysLater } from '../../../dates.ts'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import type { Grade, LineForm } from './use-line-form.ts'

const GRADES: readonly Grade[] = ['A', 'B', 'C']

/** Lot, last day and grade, each in one tap where it can be guessed. */
export function LotFields({ form, card }: { form: LineForm; card: SkuCard }) {
  return (
    <>
      <TextField
        label={m.station_lot()}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={64}
        value={form.lotCode}
        onChange={(event) => form.set({ lotCode: event.target.value })}
      />
      <ExpiryField
        value={form.expiresOn}
        onChange={(expiresOn) => form.set({ expiresOn })}
        shelfLifeDays={card.shelfLifeDays}
      />
      <fieldset className="station-choice">
        <legend>{m.station_grade()}</legend>
        <div className="desk-chips">
          {GRADES.map((grade) => (
            <button
              key={grade}
              type="button"
              className="desk-chip"
              aria-pressed={form.grade === grade}
              onClick={() => form.set({ grade: form.grade === grade ? null : grade })}
            >
              {GRADE_NAMES[grade]()}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  )
}

const GRADE_NAMES: Record<Grade, () => string> = {
  A: m.station_grade_a,
  B: m.station_grade_b,
  C: m.station_grade_c,
}

/** The last day goods are good, also by their shelf life from today. */
export function ExpiryField(props: {
  value: string
  onChange: (date: string) => void
  shelfLifeDays: number | null
}) {
  const { today } = useWork()
  const { shelfLifeDays } = props
  const guess = shelfLifeDays === null ? null : daysLater(today, shelfLifeDays)
  return (
    <div className="station-expiry">
      <Field label={m.station_expires()}>
        {(tied) => (
          <input
            {...tied}
            type="date"
            className="desk-input"
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
        )}
      </Field>
      {guess === null ? null : (
        <button
          type="button"
          className="desk-chip"
          aria-pressed={props.value === guess}
          onClick={() => props.onChange(guess)}
        >
          {m.station_shelf_life({ count: shelfLifeDays!, date: fullDay(guess) })}
        </button>
      )}
    </div>
  )
}

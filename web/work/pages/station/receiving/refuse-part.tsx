import { useState } from 'react'
import { ReasonField } from '../../../../desk/reason-field.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import type { LineForm } from './use-line-form.ts'

/** What came and is not taken in: how much and why. */
export function RefusePart({ form }: { form: LineForm }) {
  const [isOpened, setOpened] = useState(form.refused > 0)
  const isOpen = isOpened || form.refused > 0
  if (!isOpen) {
    return (
      <Button kind="plain" icon="flag" onClick={() => setOpened(true)}>
        {m.station_refuse_some()}
      </Button>
    )
  }
  return (
    <fieldset className="station-refuse">
      <legend>{m.station_refuse()}</legend>
      <TextField
        label={form.isWeighed ? m.station_refused_kg() : m.station_refused_pieces()}
        inputMode="decimal"
        autoComplete="off"
        value={form.refusedTyped}
        onChange={(event) => form.set({ refusedTyped: event.target.value })}
      />
      <ReasonField
        label={m.station_refused_why()}
        value={form.refusedWhy}
        onChange={(refusedWhy) => form.set({ refusedWhy })}
        often={[
          m.station_refused_crushed(),
          m.station_refused_yellow(),
          m.station_refused_wet(),
          m.station_refused_old(),
          m.station_refused_warm(),
        ]}
      />
      <Button kind="danger" onClick={() => form.refuseAll(form.refusedWhy)}>
        {m.station_refuse_all()}
      </Button>
    </fieldset>
  )
}

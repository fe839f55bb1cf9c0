import { m } from '../../../../i18n/index.ts'
import { TextField } from '../../../../ui/field.tsx'

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 5)

/** How many crates and ice boxes. */
export function CountFields(props: {
  crates: string
  setCrates: (value: string) => void
  iceBoxes: string
  setIceBoxes: (value: string) => void
}) {
  return (
    <div className="station-pair">
      <TextField
        label={m.station_crates_label()}
        inputMode="numeric"
        required
        value={props.crates}
        onChange={(event) => props.setCrates(digits(event.target.value))}
      />
      <TextField
        label={m.station_ice_boxes_label()}
        inputMode="numeric"
        required
        value={props.iceBoxes}
        onChange={(event) => props.setIceBoxes(digits(event.target.value))}
      />
    </div>
  )
}

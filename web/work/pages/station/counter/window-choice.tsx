import type { showWindows } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { dayOf, m, nameOf } from '../../../../i18n/index.ts'
import { Field } from '../../../../ui/field.tsx'
import { useWork } from '../../../work.tsx'

type Windows = ReplyOf<typeof showWindows>['windows']

/** For which community and which pickup it is sold. */
export function WindowChoice(props: {
  communities: readonly { id: string; name: string }[]
  community: string
  windows: Windows
  window: string
  onChange: (change: { community?: string; window?: string }) => void
}) {
  const { communities, windows, onChange } = props
  const { today } = useWork()
  return (
    <div className="station-pair">
      <Field label={m.station_for_community()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={props.community}
            onChange={(event) => onChange({ community: event.target.value })}
          >
            {communities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={m.station_for_window()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={props.window}
            onChange={(event) => onChange({ window: event.target.value })}
          >
            {windows.map(({ id, name, pickupDate }) => (
              <option key={id} value={id}>
                {m.station_window_option({ name: nameOf(name), day: dayOf(pickupDate, today) })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

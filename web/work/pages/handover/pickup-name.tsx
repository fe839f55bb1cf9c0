import './handover.css'
import './pickup-card.css'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Pickup } from './pickup.ts'

/** A name with the building, as one calls it out. */
export const calledName = ({ name, building }: Pick<Pickup, 'name' | 'building'>): string => {
  const called = name === '' ? m.handover_walk_in() : name
  return building === '' ? called : m.handover_name_building({ name: called, building })
}

/** The short number, huge, and who it is. */
export function PickupName({ pickup, isSigned }: { pickup: Pickup; isSigned: boolean }) {
  const { phoneLastFour } = pickup
  return (
    <div className="handover-name">
      <p className="handover-short number">
        {pickup.shortNumbers.map((short) => (
          <span key={short}>{short}</span>
        ))}
      </p>
      <div>
        <h2>{calledName(pickup)}</h2>
        <p className="handover-name-note">
          {phoneLastFour === null ? null : (
            <span className="number">{m.handover_phone_ends({ digits: phoneLastFour })}</span>
          )}
          {isSigned ? (
            <span className="handover-signed">
              <Icon name="check" size={16} />
              {m.handover_signed()}
            </span>
          ) : null}
        </p>
      </div>
    </div>
  )
}

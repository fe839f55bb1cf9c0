import './handover.css'
import './people.css'
import { m } from '../../../i18n/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { Pickup } from './pickup.ts'
import { calledName } from './pickup-name.tsx'

/** Several people fit: which of them stands there. */
export function SeveralCard(props: {
  pickups: readonly Pickup[]
  onChoose: (pickup: Pickup) => void
  onClose: () => void
}) {
  return (
    <section className="handover-card">
      <IconButton
        icon="close"
        label={m.handover_put_aside()}
        className="handover-card-close"
        onClick={props.onClose}
      />
      <h2 role="status">{m.handover_several({ count: props.pickups.length })}</h2>
      <ul className="handover-several">
        {props.pickups.map((pickup) => (
          <li key={pickup.key}>
            <button type="button" onClick={() => props.onChoose(pickup)}>
              <span className="handover-row-number number">{pickup.shortNumbers.join(' ')}</span>
              <span>{calledName(pickup)}</span>
              <Icon name="next" size={18} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

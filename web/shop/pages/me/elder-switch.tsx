import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useElder } from '../../reader.tsx'

/** The elder version, on and off. */
export function ElderSwitch() {
  const [isElder, setElder] = useElder()
  return (
    <label className="account-switch">
      <Icon name="eye" />
      <span className="account-row-text">
        <strong>{m.shop_account_elder()}</strong>
        <span>{m.shop_account_elder_hint()}</span>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isElder}
        checked={isElder}
        onChange={(event) => setElder(event.target.checked)}
      />
    </label>
  )
}

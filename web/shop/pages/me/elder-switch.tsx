import { useLocation } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'
import { useElder } from '../../reader.tsx'

/** The elder version, on and off; on, one begins at its own home. */
export function ElderSwitch() {
  const [isElder, setElder] = useElder()
  const [, navigate] = useLocation()
  const turn = (isOn: boolean) => {
    setElder(isOn)
    if (isOn) navigate(paths.elderHome())
  }
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
        onChange={(event) => turn(event.target.checked)}
      />
    </label>
  )
}

import { m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { useSyncState } from './sync.ts'

/** Whether there is a network, and what the server does not know yet; always visible. */
export function SyncPill() {
  const { isOnline, waiting, wrong } = useSyncState()
  const isCalm = isOnline && waiting === 0 && wrong === 0
  const text = isOnline
    ? waiting === 0
      ? wrong === 0
        ? m.work_synced()
        : m.work_not_fitting({ count: wrong })
      : m.work_waiting_to_sync({ count: waiting })
    : waiting === 0
      ? m.work_offline()
      : m.work_offline_waiting({ count: waiting })
  return (
    <p role="status" className={isCalm ? 'work-pill work-pill-calm' : 'work-pill'}>
      <Icon name={isOnline ? (isCalm ? 'check' : 'refresh') : 'wifi-off'} size={16} />
      <span>{text}</span>
    </p>
  )
}

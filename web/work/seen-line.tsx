import { serverNow, useSeenAt } from '../api/index.ts'
import { agoOf, m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'

/** Of when the page is, where that is not now; that there is no network the pill says. */
export function SeenLine() {
  const seenAt = useSeenAt()
  if (seenAt === null) return null
  return (
    <p role="status" className="work-seen">
      <Icon name="clock" size={16} />
      {m.work_seen({ ago: agoOf(seenAt, serverNow()) })}
    </p>
  )
}

import './standing.css'
import { serverNow, useOffline, useSeenAt } from '../api/index.ts'
import { agoOf, m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { type FaceWorker, Newer } from './newer.tsx'

/** How the page stands: offline and of when, or a newer version that waits. Once in a face's frame. */
export function Standing(worker: FaceWorker) {
  const isOffline = useOffline()
  const seenAt = useSeenAt()
  return (
    <div className="standing" role="status">
      {isOffline || seenAt !== null ? (
        <p className="standing-offline">
          <Icon name="wifi-off" size={18} />
          {seenAt === null
            ? m.common_offline()
            : m.common_offline_seen({ ago: agoOf(seenAt, serverNow()) })}
        </p>
      ) : null}
      <Newer {...worker} />
    </div>
  )
}

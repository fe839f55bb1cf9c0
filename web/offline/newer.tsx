import './standing.css'
import { m } from '../i18n/index.ts'
import { useWorkerOf } from './install.ts'

/** The service worker of a face: its script, and the paths that are its. */
export interface FaceWorker {
  script: string
  scope: string
}

/** Says that a newer version waits, and takes it. */
export function Newer({ script, scope }: FaceWorker) {
  const takeNewer = useWorkerOf(script, scope)
  if (takeNewer === null) return null
  return (
    <p className="standing-newer">
      {m.common_newer()}
      <button type="button" onClick={takeNewer}>
        {m.common_newer_take()}
      </button>
    </p>
  )
}

import { m } from '../../i18n/index.ts'
import type { CameraTrouble } from './use-camera.ts'

const WORDS: Record<CameraTrouble, { title: () => string; way: () => string }> = {
  refused: { title: m.handover_scanner_refused, way: m.handover_scanner_refused_way },
  none: { title: m.handover_scanner_none, way: m.handover_scanner_none_way },
  busy: { title: m.handover_scanner_busy, way: m.handover_scanner_busy_way },
  insecure: { title: m.handover_scanner_insecure, way: m.handover_scanner_insecure_way },
}

/** Says why there is no picture, and what to do: everything goes on without it. */
export function CameraRefused(props: { trouble: CameraTrouble; onAgain: () => void }) {
  const { title, way } = WORDS[props.trouble]
  return (
    <div className="scanner scanner-refused" role="status">
      <strong>{title()}</strong>
      <p>{way()}</p>
      <button type="button" className="scanner-control" onClick={props.onAgain}>
        {m.handover_scanner_again()}
      </button>
    </div>
  )
}

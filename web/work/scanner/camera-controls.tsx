import { m } from '../../i18n/index.ts'
import type { Camera } from './use-camera.ts'

/** The light, and which camera where there are several. */
export function CameraControls({ camera }: { camera: Camera }) {
  const { choices, chosenId, choose, isLit, light, stream } = camera
  const current = chosenId ?? stream?.getVideoTracks()[0]?.getSettings().deviceId
  const next = choices[(choices.findIndex((one) => one.id === current) + 1) % choices.length]
  return (
    <div className="scanner-controls">
      {isLit !== null && (
        <button
          type="button"
          className="scanner-control"
          aria-pressed={isLit}
          onClick={() => light(!isLit)}
        >
          {m.handover_scanner_light()}
        </button>
      )}
      {choices.length > 1 && next !== undefined && (
        <button type="button" className="scanner-control" onClick={() => choose(next.id)}>
          {m.handover_scanner_other_camera()}
        </button>
      )}
    </div>
  )
}

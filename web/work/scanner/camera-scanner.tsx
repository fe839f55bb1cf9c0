import './scanner.css'
import { useEffect, useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { CameraControls } from './camera-controls.tsx'
import { CameraRefused } from './camera-refused.tsx'
import { ALL_FORMATS, type CodeFormat, type ReadCode } from './formats.ts'
import { useCamera } from './use-camera.ts'
import { useCodeLoop } from './use-code-loop.ts'

export interface CameraScannerProps {
  onCode: (code: ReadCode) => void
  /** What to point at, in a short sentence. */
  hint: string
  formats?: readonly CodeFormat[]
  /** The picture stays, nothing is read: while what was read is dealt with. */
  isPaused?: boolean
}

/** The camera's picture with the corners to aim by; tells each code in sight once. */
export function CameraScanner({
  onCode,
  hint,
  formats = ALL_FORMATS,
  isPaused = false,
}: CameraScannerProps) {
  const camera = useCamera(true)
  const video = useRef<HTMLVideoElement>(null)
  const { stream } = camera
  useEffect(() => {
    const element = video.current
    if (element === null || stream === null) return
    element.srcObject = stream
    // Leaving the page while it begins to play is no failure.
    element.play().catch(() => undefined)
  }, [stream])
  useCodeLoop(video, formats, stream !== null && !isPaused, onCode)
  if (camera.trouble !== null) {
    return <CameraRefused trouble={camera.trouble} onAgain={camera.again} />
  }
  return (
    <div className="scanner">
      <video ref={video} className="scanner-picture" muted playsInline aria-label={hint} />
      <div className="scanner-aim" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <p className="scanner-hint">{stream === null ? m.handover_scanner_opening() : hint}</p>
      <CameraControls camera={camera} />
    </div>
  )
}

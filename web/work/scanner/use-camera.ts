import { useCallback, useEffect, useState } from 'react'

/** Why there is no picture. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'insecure'

export interface CameraChoice {
  id: string
  label: string
}

export interface Camera {
  stream: MediaStream | null
  trouble: CameraTrouble | null
  choices: readonly CameraChoice[]
  chosenId: string | null
  choose(id: string): void
  /** null where the camera has no light. */
  isLit: boolean | null
  light(isOn: boolean): void
  again(): void
}

const CHOSEN = 'linli.camera'

/** The camera while `isOn`: the one behind, or the one that was chosen last on this device. */
export function useCamera(isOn: boolean): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [choices, setChoices] = useState<readonly CameraChoice[]>([])
  const [chosenId, setChosenId] = useState(() => localStorage.getItem(CHOSEN))
  const [tries, setTries] = useState(0)
  const [isLit, setLit] = useState<boolean | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the camera anew
  useEffect(() => {
    if (!isOn) return
    let isOver = false
    let opened: MediaStream | null = null
    openCamera(chosenId).then(
      async (found) => {
        if (isOver) return stop(found)
        opened = found
        setTrouble(null)
        setStream(found)
        setLit(hasLight(found) ? false : null)
        setChoices(await camerasThere())
      },
      (error: unknown) => !isOver && setTrouble(troubleOf(error)),
    )
    return () => {
      isOver = true
      if (opened !== null) stop(opened)
      setStream(null)
      setLit(null)
    }
  }, [isOn, chosenId, tries])

  const choose = useCallback((id: string) => {
    localStorage.setItem(CHOSEN, id)
    setChosenId(id)
  }, [])
  const light = useCallback(
    (on: boolean) => {
      const track = stream?.getVideoTracks()[0]
      const wanted = { advanced: [{ torch: on }] } as unknown as MediaTrackConstraints
      track?.applyConstraints(wanted).then(
        () => setLit(on),
        () => setLit(null),
      )
    },
    [stream],
  )
  const again = useCallback(() => setTries((count) => count + 1), [])
  return { stream, trouble, choices, chosenId, choose, isLit, light, again }
}

async function openCamera(chosenId: string | null): Promise<MediaStream> {
  if (!isSecureContext) throw new DOMException('', 'SecurityError')
  if (navigator.mediaDevices === undefined) throw new DOMException('', 'NotFoundError')
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  const ask = (which: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ video: { ...size, ...which }, audio: false })
  if (chosenId === null) return ask({ facingMode: 'environment' })
  // The chosen camera may have been unplugged since.
  return ask({ deviceId: { exact: chosenId } }).catch((error: unknown) =>
    troubleOf(error) === 'none' ? ask({ facingMode: 'environment' }) : Promise.reject(error),
  )
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'refused'
  if (name === 'SecurityError') return 'insecure'
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy'
  return 'none'
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

function hasLight(stream: MediaStream): boolean {
  const able = stream.getVideoTracks()[0]?.getCapabilities?.() as { torch?: boolean } | undefined
  return able?.torch === true
}

async function camerasThere(): Promise<CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }))
}

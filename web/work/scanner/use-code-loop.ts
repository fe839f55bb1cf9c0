import { type RefObject, useEffect, useRef } from 'react'
import { openCodeReader } from './code-reader.ts'
import type { CodeFormat, ReadCode } from './formats.ts'

const REST_MS = 120
/** A code that stays in sight is told once; taken away this long and shown again it is told again. */
const OUT_OF_SIGHT_MS = 2500

/** Reads codes from a video while it plays and tells each once. */
export function useCodeLoop(
  video: RefObject<HTMLVideoElement | null>,
  formats: readonly CodeFormat[],
  isReading: boolean,
  onCode: (code: ReadCode) => void,
): void {
  const tell = useRef(onCode)
  tell.current = onCode
  const lastTold = useRef<string | null>(null)
  const wanted = formats.join()
  useEffect(() => {
    if (!isReading) return
    let isOver = false
    const seen = new Map<string, number>()
    // What was just dealt with is often held there still: it is not told again at once.
    if (lastTold.current !== null) seen.set(lastTold.current, performance.now())
    const look = async () => {
      const read = await openCodeReader(wanted.split(',') as CodeFormat[])
      while (!isOver) {
        const picture = video.current
        const isReady = picture !== null && picture.readyState >= picture.HAVE_CURRENT_DATA
        const codes = isReady && !document.hidden ? await read(picture).catch(() => []) : []
        const now = performance.now()
        for (const code of codes) {
          const last = seen.get(code.text) ?? Number.NEGATIVE_INFINITY
          seen.set(code.text, now)
          if (isOver || now - last <= OUT_OF_SIGHT_MS) continue
          lastTold.current = code.text
          tell.current(code)
        }
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
      }
    }
    void look()
    return () => {
      isOver = true
    }
  }, [video, wanted, isReading])
}

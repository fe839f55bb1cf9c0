import { type PointerEvent, useRef, useState } from 'react'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'

const WIDTH = 640
const HEIGHT = 260
const PEN_PX = 5

/** A signature written with a finger; a picture is there for whoever cannot. */
export function SignaturePad(props: { isBusy: boolean; onSigned: (picture: Blob) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | null>(null)
  const [hasInk, setInk] = useState(false)

  const pointOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * WIDTH,
      y: ((event.clientY - box.top) / box.height) * HEIGHT,
    }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = pointOf(event)
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current
    const pen = canvas.current?.getContext('2d')
    if (from === null || pen == null) return
    const to = pointOf(event)
    if (!hasInk) prepare(pen)
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
    setInk(true)
  }
  const end = () => {
    last.current = null
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    setInk(false)
  }
  const done = () => canvas.current?.toBlob((picture) => picture && props.onSigned(picture))
  return (
    <div className="courier-sign">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={m.courier_sign_here()}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className="courier-sign-ends">
        <Button kind="plain" onClick={clear}>
          {m.courier_sign_again()}
        </Button>
        <Button
          kind="soft"
          isBusy={props.isBusy}
          whyNot={hasInk ? null : m.courier_sign_first()}
          onClick={done}
        >
          {m.courier_sign_take()}
        </Button>
      </div>
    </div>
  )
}

/** Dark ink on white, whatever the scheme: it is looked at later on paper and screens. */
function prepare(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.strokeStyle = 'black'
  pen.lineWidth = PEN_PX
  pen.lineCap = 'round'
}

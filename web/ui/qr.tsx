import './qr.css'
import QRCode from 'qrcode'

/** A QR code, drawn black on white in either scheme so that every scanner reads it. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'L' }).modules
  const quiet = 3
  const box = size + quiet * 2
  return (
    <svg
      className="ui-qr"
      viewBox={`0 0 ${box} ${box}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="ui-qr-ground" width={box} height={box} />
      <path className="ui-qr-ink" d={pathOf(size, data, quiet)} />
    </svg>
  )
}

/** One run of dark modules after another, row by row. */
function pathOf(size: number, data: Uint8Array, quiet: number): string {
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let at = 0; at < size; at += 1) {
      const from = at
      while (at < size && data[row * size + at]) at += 1
      if (at > from) runs.push(`M${from + quiet} ${row + quiet}h${at - from}v1h-${at - from}z`)
    }
  }
  return runs.join('')
}

import type { View } from './projection.ts'

const TILE_PX = 256

/** Pictures of a tile server that the operator has set, beneath the marks. */
export function Tiles({
  template,
  view,
  width,
  height,
}: {
  template: string
  view: View
  width: number
  height: number
}) {
  const level = Math.max(0, Math.min(19, Math.round(Math.log2(view.scale / TILE_PX))))
  const count = 2 ** level
  const size = view.scale / count
  const from = {
    x: Math.floor((view.x - width / 2 / view.scale) * count),
    y: Math.floor((view.y - height / 2 / view.scale) * count),
  }
  const across = Math.ceil(width / size) + 1
  const down = Math.ceil(height / size) + 1
  return (
    <div className="map-tiles" aria-hidden="true">
      {Array.from({ length: across * down }, (_, at) => {
        const x = from.x + (at % across)
        const y = from.y + Math.floor(at / across)
        return (
          <img
            key={`${level} ${x} ${y}`}
            alt=""
            draggable={false}
            onError={(event) => {
              event.currentTarget.style.visibility = 'hidden'
            }}
            onLoad={(event) => {
              event.currentTarget.style.visibility = 'visible'
            }}
            width={Math.ceil(size)}
            height={Math.ceil(size)}
            src={template
              .replace('{z}', String(level))
              .replace('{x}', String(x))
              .replace('{y}', String(y))}
            style={{
              transform: `translate(${(x / count - view.x) * view.scale + width / 2}px, ${(y / count - view.y) * view.scale + height / 2}px)`,
            }}
          />
        )
      })}
    </div>
  )
}

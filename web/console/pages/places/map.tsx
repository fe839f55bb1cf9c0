import './map.css'
import { ActionIcon } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { m } from '../../../i18n/index.ts'
import { Icon } from '../../icon.tsx'
import { type Cluster, clusters, fitted, type Spot, type View, zoom } from './projection.ts'
import { Tiles } from './tiles.tsx'

const STEP_PX = 60
const NEARER = 1.5

/** Places where they lie, drawn from their coordinates; nothing is asked of anybody outside. */
export function PlacesMap({ spots, tiles }: { spots: readonly Spot[]; tiles: string | null }) {
  const { ref: size, width, height } = useElementSize<HTMLDivElement>()
  const ref = useRef<HTMLDivElement>(null)
  const both = useMergedRef(size, ref)
  const [view, setView] = useState<View | null>(null)
  const dragged = useRef<{ x: number; y: number } | null>(null)
  useEffect(() => {
    if (view === null && width > 0 && spots.length > 0) setView(fitted(spots, width, height))
  }, [view, width, height, spots])
  const move = (x: number, y: number) =>
    setView((now) => now && { ...now, x: now.x + x / now.scale, y: now.y + y / now.scale })
  const near = (by: number) => setView((now) => now && zoom(now, by, { x: 0, y: 0 }))
  const press = (event: KeyboardEvent) => {
    const acts = new Map<string, () => void>([
      ['ArrowLeft', () => move(-STEP_PX, 0)],
      ['ArrowRight', () => move(STEP_PX, 0)],
      ['ArrowUp', () => move(0, -STEP_PX)],
      ['ArrowDown', () => move(0, STEP_PX)],
      ['+', () => near(NEARER)],
      ['-', () => near(1 / NEARER)],
    ])
    const act = acts.get(event.key)
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  const drag = (event: PointerEvent) => {
    if (dragged.current === null) return
    move(dragged.current.x - event.clientX, dragged.current.y - event.clientY)
    dragged.current = { x: event.clientX, y: event.clientY }
  }
  useEffect(() => {
    const box = ref.current
    if (box === null) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const frame = box.getBoundingClientRect()
      const at = {
        x: event.clientX - frame.left - frame.width / 2,
        y: event.clientY - frame.top - frame.height / 2,
      }
      setView((now) => now && zoom(now, event.deltaY < 0 ? 1.2 : 1 / 1.2, at))
    }
    box.addEventListener('wheel', wheel, { passive: false })
    return () => box.removeEventListener('wheel', wheel)
  }, [])
  return (
    <div className="map">
      {/* biome-ignore lint/a11y/useSemanticElements: a map that is moved by arrows is no fieldset */}
      <div
        ref={both}
        className="map-view"
        role="group"
        aria-label={m.console_people_map_hint()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move the map
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          dragged.current = { x: event.clientX, y: event.clientY }
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragged.current = null
        }}
        onPointerLeave={() => {
          dragged.current = null
        }}
      >
        {view && tiles && <Tiles template={tiles} view={view} width={width} height={height} />}
        {view && (
          <Marks
            spots={spots}
            view={view}
            width={width}
            height={height}
            open={(to) => setView(to)}
          />
        )}
      </div>
      <div className="map-buttons">
        <ActionIcon
          variant="default"
          size={36}
          aria-label={m.console_people_map_near()}
          onClick={() => near(NEARER)}
        >
          <Icon name="plus" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={m.console_people_map_far()}
          onClick={() => near(1 / NEARER)}
        >
          <Icon name="minus" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={m.console_people_map_all()}
          onClick={() => setView(fitted(spots, width, height))}
        >
          <Icon name="today" />
        </ActionIcon>
      </div>
      <ul className="map-legend">
        <li data-state="open">{m.console_people_open()}</li>
        <li data-state="closed">{m.console_people_closed()}</li>
        <li data-state="station">{m.console_people_station()}</li>
      </ul>
    </div>
  )
}

function Marks({
  spots,
  view,
  width,
  height,
  open,
}: {
  spots: readonly Spot[]
  view: View
  width: number
  height: number
  open: (view: View) => void
}) {
  return (
    <svg width={width} height={height} viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}>
      <title>{m.console_people_map()}</title>
      {clusters(spots, view).map((cluster) => (
        <Mark
          key={cluster.spots.map(({ id }) => id).join()}
          cluster={cluster}
          view={view}
          size={{ width, height }}
          open={open}
        />
      ))}
    </svg>
  )
}

const RADIUS = 8
const WORDS = {
  open: m.console_people_open,
  closed: m.console_people_closed,
  station: m.console_people_station,
}

function Mark({
  cluster: { x, y, spots, isNamed },
  view,
  size,
  open,
}: {
  cluster: Cluster
  view: View
  size: { width: number; height: number }
  open: (view: View) => void
}) {
  const navigate = useNavigate()
  const first = spots[0]!
  const isOne = spots.length === 1
  const state = spots.every((spot) => spot.state === first.state) ? first.state : 'open'
  const label = isOne
    ? m.console_people_map_one({ name: first.name, state: WORDS[first.state]() })
    : m.console_people_map_many({ count: spots.length })
  const go = () => {
    if (!isOne)
      return open(
        zoom(fitted(spots, size.width, size.height), Math.min(1, view.scale * 4), { x: 0, y: 0 }),
      )
    navigate({ to: `/${first.state === 'station' ? 'stations' : 'communities'}/${first.id}` })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: no button can stand in a drawing
    <g
      className="map-mark"
      role="button"
      tabIndex={0}
      aria-label={label}
      data-state={state}
      transform={`translate(${x} ${y})`}
      onClick={go}
      onKeyDown={(event) => event.key === 'Enter' && go()}
    >
      <title>{label}</title>
      {first.state === 'station' ? (
        <rect x={-7} y={-7} width={14} height={14} rx={3} />
      ) : (
        <circle r={isOne ? RADIUS : RADIUS + 3 + Math.min(10, spots.length)} />
      )}
      {isNamed && <text y={22}>{first.name}</text>}
      {!isOne && (
        <text y={5} className="map-count">
          {spots.length}
        </text>
      )}
    </g>
  )
}

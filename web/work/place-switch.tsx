import { useState } from 'react'
import { m } from '../i18n/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Place } from './places.ts'
import { useWork } from './work.tsx'

const SEARCHED_FROM = 9

const TITLES: Record<Place['kind'], () => string> = {
  community: m.work_choose_community,
  station: m.work_choose_station,
  supplier: m.work_choose_supplier,
}

/** Which community, station or supplier the page is about; a switch where there are several. */
export function PlaceSwitch({ kind }: { kind: Place['kind'] }) {
  const work = useWork()
  const places = { community: work.communities, station: work.stations, supplier: work.suppliers }[
    kind
  ]
  const current = work[kind]
  if (current === null) return null
  return <SwitchAmong kind={kind} places={places} current={current} onChoose={work.choose} />
}

/** The name of a chosen place, which opens the list of the others. */
export function SwitchAmong(props: {
  kind: Place['kind']
  places: readonly Place[]
  current: Place
  onChoose: (place: Place) => void
}) {
  const { kind, places, current } = props
  const [isOpen, setOpen] = useState(false)
  if (places.length === 1) return <p className="work-place">{current.name}</p>
  return (
    <>
      <button type="button" className="work-place work-place-switch" onClick={() => setOpen(true)}>
        <span className="only-heard">{m.work_switch_place()}</span>
        {current.name}
        <Icon name="down" size={16} />
      </button>
      <Sheet title={TITLES[kind]()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PlaceList
          places={places}
          current={current}
          onChoose={(place) => {
            props.onChoose(place)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}

function PlaceList(props: {
  places: readonly Place[]
  current: Place
  onChoose: (place: Place) => void
}) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const shown = props.places.filter(({ name, detail }) =>
    `${name} ${detail}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      {props.places.length < SEARCHED_FROM ? null : (
        <input
          type="search"
          className="desk-input"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={m.work_search_places()}
          aria-label={m.work_search_places()}
        />
      )}
      <ul className="work-places">
        {shown.map((place) => (
          <li key={place.id}>
            <button
              type="button"
              aria-pressed={place.id === props.current.id}
              onClick={() => props.onChoose(place)}
            >
              <span>
                <strong>{place.name}</strong>
                <small>{place.detail}</small>
              </span>
              {place.id === props.current.id ? <Icon name="check" /> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

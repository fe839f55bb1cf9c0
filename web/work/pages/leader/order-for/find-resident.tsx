import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { listBuildings, listResidents, read } from '../../../../api/index.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useHere } from '../use-leader.ts'
import type { Found } from './found.ts'
import { NeighbourForm } from './neighbour-form.tsx'

/**
 * Finds a neighbour by name, pinyin or phone digits, or writes down one who has no phone; only who is
 * known already, where the question is another than for whom something is ordered.
 */
export function FindResident(props: { onFound: (found: Found) => void; question?: string }) {
  const { onFound, question } = props
  const { here } = useHere()
  const [words, setWords] = useState('')
  const [isNew, setNew] = useState(false)
  const search = useDeferredValue(words.trim())
  const residents = useQuery({
    ...read(listResidents, { ...here, limit: 30, ...(search === '' ? {} : { search }) }),
    placeholderData: keepPreviousData,
  })
  const buildings = useQuery(read(listBuildings, here)).data
  const buildingOf = (id: string | null) => buildings?.find((one) => one.id === id)?.name ?? ''
  return (
    <>
      <label className="desk-field">
        <span className="desk-label">{question ?? m.leader_find_neighbour()}</span>
        <input
          type="search"
          className="desk-input"
          value={words}
          autoComplete="off"
          placeholder={m.leader_find_hint()}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {question === undefined ? (
        <Button kind="soft" icon="plus" isWide onClick={() => setNew(true)}>
          {m.leader_new_neighbour()}
        </Button>
      ) : null}
      <StateList of={residents} empty={<Empty icon="person" title={m.leader_find_none()} />}>
        {({ items }) => (
          <ul className="desk-list">
            {items.map((resident) => (
              <li key={resident.id}>
                <button type="button" className="leader-choice" onClick={() => onFound(resident)}>
                  <span className="leader-goods-words">
                    <strong>{resident.name}</strong>
                    <span className="leader-soft">
                      {m.leader_resident_note({
                        place: `${buildingOf(resident.buildingId)} ${resident.room}`.trim(),
                        phone: resident.phone ?? m.leader_no_phone_at_all(),
                      })}
                    </span>
                  </span>
                  <Icon name="next" size={18} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </StateList>
      <Sheet title={m.leader_new_neighbour()} isOpen={isNew} onClose={() => setNew(false)}>
        <NeighbourForm
          name={words.trim()}
          onDone={(made) => {
            setNew(false)
            onFound(made)
          }}
        />
      </Sheet>
    </>
  )
}

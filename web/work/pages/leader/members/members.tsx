import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { listBuildings, listResidents, read } from '../../../../api/index.ts'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { CallButton, PersonRow } from '../../../../desk/person-row.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { m } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { AtCommunity } from '../at-community.tsx'
import { memberPath } from '../paths.ts'
import { useHere } from '../use-leader.ts'
import { Helpers } from './leader-helpers.tsx'
import { NeighbourClaims } from './neighbour-claims.tsx'

/** The neighbours of the community, whoever asks to be known, and who helps. */
export default function Members() {
  return (
    <AtCommunity title={m.leader_members_title()}>
      {() => (
        <>
          <NeighbourClaims />
          <Residents />
          <Helpers />
        </>
      )}
    </AtCommunity>
  )
}

function Residents() {
  const { here } = useHere()
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const residents = usePages(listResidents, {
    ...here,
    limit: 20,
    ...(search === '' ? {} : { search }),
  })
  const buildings = useQuery(read(listBuildings, here)).data
  const placeOf = (id: string | null, room: string) =>
    m.leader_place({ building: buildings?.find((one) => one.id === id)?.name ?? '', room })
  return (
    <section className="leader-stack" aria-label={m.leader_members_title()}>
      <label className="desk-field">
        <span className="desk-label">{m.leader_member_find()}</span>
        <input
          type="search"
          className="desk-input"
          value={words}
          autoComplete="off"
          placeholder={m.leader_find_hint()}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <StateList of={residents} empty={<Empty icon="person" title={m.leader_find_none()} />}>
        {(found) => (
          <>
            <div className="desk-list">
              {found.map((resident) => (
                <PersonRow
                  key={resident.id}
                  name={<Link to={memberPath(resident.id)}>{resident.name}</Link>}
                  note={placeOf(resident.buildingId, resident.room)}
                >
                  <CallButton phone={resident.phone} name={resident.name} />
                </PersonRow>
              ))}
            </div>
            <MoreButton of={residents} />
          </>
        )}
      </StateList>
    </section>
  )
}

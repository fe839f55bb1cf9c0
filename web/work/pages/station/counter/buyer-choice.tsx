import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listResidents, type Resident, read } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { useWork } from '../../../work.tsx'

/** Who buys: somebody who walked in, or a known neighbour. */
export function BuyerChoice(props: {
  communityId: string
  buyer: Resident | null
  onChange: (buyer: Resident | null) => void
}) {
  const { communityId, buyer, onChange } = props
  const { region } = useWork()
  const [text, setText] = useState('')
  const search = text.trim()
  const found = useQuery({
    ...read(listResidents, { region: region.id, community: communityId, search, limit: 6 }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  })
  if (buyer !== null) {
    return (
      <div className="station-buyer">
        <p>
          {m.station_buys()}
          <strong>{buyer.name}</strong>
        </p>
        <Button kind="plain" onClick={() => onChange(null)}>
          {m.station_walk_in()}
        </Button>
      </div>
    )
  }
  return (
    <div>
      <TextField
        label={m.station_buyer()}
        hint={m.station_buyer_hint()}
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {search.length < 2 ? null : (
        <ul className="goods-found">
          {(found.data?.items ?? []).map((resident) => (
            <li key={resident.id}>
              <button
                type="button"
                className="station-resident"
                onClick={() => {
                  setText('')
                  onChange(resident)
                }}
              >
                <strong>{resident.name}</strong>
                <small>{resident.phone ?? m.station_no_phone()}</small>
              </button>
            </li>
          ))}
          {found.data?.items.length === 0 ? <li>{m.station_nobody_found()}</li> : null}
        </ul>
      )}
    </div>
  )
}

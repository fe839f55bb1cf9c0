import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { claimNeighbour, listBuildings, read, useAct } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import type { Who } from './account.tsx'

/** Says that the neighbour whom the leader wrote down is oneself: their orders then come along. */
export function ClaimForm({ who: { region, resident } }: { who: Who }) {
  const [name, setName] = useState(resident.name)
  const [buildingId, setBuilding] = useState(resident.buildingId ?? '')
  const [room, setRoom] = useState(resident.room)
  const where = { region: region.id, community: resident.communityId }
  const buildings = useQuery(read(listBuildings, where))
  const claim = useAct(claimNeighbour)
  if (claim.isSuccess) {
    return <Notice tone="good">{m.shop_account_claim_sent()}</Notice>
  }
  return (
    <details className="account-card">
      <summary>{m.shop_account_claim_title()}</summary>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          claim.mutate({
            params: where,
            body: { name: name.trim(), buildingId, room: room.trim() },
          })
        }}
      >
        <p className="account-quiet">{m.shop_account_claim_text()}</p>
        <TextField
          label={m.shop_account_name()}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field label={m.shop_account_building()}>
          {(tied) => (
            <select
              {...tied}
              className="ui-input"
              required
              value={buildingId}
              onChange={(event) => setBuilding(event.target.value)}
            >
              <option value="">{m.shop_account_no_building()}</option>
              {buildings.data?.map((building) => (
                <option key={building.id} value={building.id}>
                  {building.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={m.shop_account_room()}
          required
          value={room}
          onChange={(event) => setRoom(event.target.value)}
        />
        {claim.isError ? <Notice tone="wrong">{failureText(claim.error)}</Notice> : null}
        <Button type="submit" kind="soft" isWide isBusy={claim.isPending}>
          {m.shop_account_claim_go()}
        </Button>
      </form>
    </details>
  )
}

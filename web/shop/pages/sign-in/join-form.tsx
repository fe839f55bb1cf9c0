import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import {
  getCommunity,
  getMyResident,
  joinRegion,
  listBuildings,
  read,
  useAct,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import { paths } from '../../paths.ts'
import { type Place, rememberedLeader } from '../../place.ts'

interface JoinFormProps {
  place: Place
  name: string
  /** Where choosing another community comes back to. */
  back: string
}

/** Who is new in a region says where they live, once. */
export function JoinForm({ place, name: known, back }: JoinFormProps) {
  const [name, setName] = useState(known)
  const [buildingId, setBuilding] = useState('')
  const [room, setRoom] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const community = useQuery(read(getCommunity, { ...place }))
  const buildings = useQuery(read(listBuildings, { ...place }))
  const join = useAct(joinRegion, { refresh: [getMyResident] })
  const send = () =>
    join.mutate({
      params: { region: place.region },
      body: {
        name: name.trim(),
        communityId: place.community,
        ...(buildingId === '' ? {} : { buildingId }),
        ...(room.trim() === '' ? {} : { room: room.trim() }),
        ...leaderOf(place.region),
      },
    })
  return (
    <form
      className="sign-in sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isAgreed) send()
      }}
    >
      <h1>{m.sign_in_join_title()}</h1>
      <p className="sign-in-told">{m.sign_in_join_text()}</p>
      <TextField
        label={m.sign_in_join_name()}
        hint={m.sign_in_join_name_hint()}
        autoComplete="name"
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="sign-in-place">
        <span>{m.sign_in_join_community()}</span>
        <b>{community.data?.name ?? '…'}</b>
        <Link href={paths.choosePlace(back)}>{m.sign_in_join_other()}</Link>
      </p>
      <Field label={m.sign_in_join_building()}>
        {(tied) => (
          <select
            {...tied}
            className="ui-input"
            value={buildingId}
            onChange={(event) => setBuilding(event.target.value)}
          >
            <option value="">{m.sign_in_join_no_building()}</option>
            {buildings.data?.map((building) => (
              <option key={building.id} value={building.id}>
                {building.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={m.sign_in_join_room()}
        hint={m.sign_in_join_room_hint()}
        maxLength={40}
        value={room}
        onChange={(event) => setRoom(event.target.value)}
      />
      <label className="sign-in-check">
        <input
          type="checkbox"
          required
          checked={isAgreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{m.sign_in_join_consent()}</span>
      </label>
      {join.isError ? <Notice tone="wrong">{failureText(join.error)}</Notice> : null}
      <Button
        type="submit"
        isWide
        isBusy={join.isPending}
        whyNot={isAgreed ? null : m.sign_in_join_consent_needed()}
      >
        {m.sign_in_join_go()}
      </Button>
    </form>
  )
}

function leaderOf(region: string): { leaderCode?: string } {
  const leaderCode = rememberedLeader(region)
  return leaderCode === null ? {} : { leaderCode }
}

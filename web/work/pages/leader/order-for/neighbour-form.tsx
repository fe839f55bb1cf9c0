import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  createNeighbour,
  listBuildings,
  listResidents,
  read,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { useHere } from '../use-leader.ts'
import type { Found } from './found.ts'

const CONSENTS = ['spoken', 'paper', 'phone'] as const
type Consent = (typeof CONSENTS)[number]

const CONSENT_WORDS: Record<Consent, () => string> = {
  spoken: m.leader_consent_spoken,
  paper: m.leader_consent_paper,
  phone: m.leader_consent_phone,
}

/** Writes down a neighbour, who agreed to it; a phone is not needed. */
export function NeighbourForm(props: { name: string; onDone: (made: Found) => void }) {
  const { here } = useHere()
  const listed = useQuery(read(listBuildings, here))
  const buildings = listed.data ?? []
  const [name, setName] = useState(props.name)
  const [buildingId, setBuilding] = useState('')
  const [room, setRoom] = useState('')
  const [phone, setPhone] = useState('')
  const [consentHow, setConsent] = useState<Consent>('spoken')
  const create = useAct(createNeighbour, { refresh: [listResidents], onDone: props.onDone })
  const building = buildingId === '' ? (buildings[0]?.id ?? '') : buildingId
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || building === '' || create.isPending) return
    const given = phone.replace(/[\s-]/g, '')
    create.mutate({
      params: here,
      body: {
        name: name.trim(),
        buildingId: building,
        room: room.trim(),
        phone: given === '' ? null : given.startsWith('+') ? given : `+86${given}`,
        consentHow,
      },
    })
  }
  return (
    <form className="desk-form" onSubmit={submit}>
      <TextField
        label={m.leader_neighbour_name()}
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
      />
      <Field label={m.leader_neighbour_building()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={building}
            onChange={(event) => setBuilding(event.target.value)}
          >
            {buildings.map(({ id, name: called }) => (
              <option key={id} value={id}>
                {called}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={m.leader_neighbour_room()}
        value={room}
        onChange={(event) => setRoom(event.target.value)}
      />
      <TextField
        label={m.leader_neighbour_phone()}
        hint={m.leader_neighbour_phone_hint()}
        type="tel"
        inputMode="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <fieldset className="leader-radios">
        <legend className="desk-label">{m.leader_consent()}</legend>
        {CONSENTS.map((how) => (
          <label key={how} className="leader-radio">
            <input
              type="radio"
              name="consent"
              checked={consentHow === how}
              onChange={() => setConsent(how)}
            />
            {CONSENT_WORDS[how]()}
          </label>
        ))}
      </fieldset>
      <Refusal error={create.error ?? listed.error} />
      <Button
        type="submit"
        isWide
        isBusy={create.isPending || listed.isPending}
        whyNot={
          name.trim() === ''
            ? m.leader_neighbour_name_needed()
            : listed.isSuccess && buildings.length === 0
              ? m.leader_neighbour_no_building()
              : null
        }
      >
        {m.leader_neighbour_save()}
      </Button>
    </form>
  )
}

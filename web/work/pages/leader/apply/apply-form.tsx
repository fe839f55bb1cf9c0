import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { applyAsLeader, getMyLeadership, listCommunities, useAct } from '../../../../api/index.ts'
import { readAll } from '../../../../desk/read-all.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextArea, TextField } from '../../../../ui/field.tsx'
import { useWork } from '../../../work.tsx'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** Who would like to lead, where, and when they are there. */
export function ApplyForm() {
  const { me, region } = useWork()
  const [name, setName] = useState(me.name)
  const [phone, setPhone] = useState(me.phone ?? '')
  const [community, setCommunity] = useState('')
  const [opensAt, setOpens] = useState('16:00')
  const [closesAt, setCloses] = useState('21:00')
  const [message, setMessage] = useState('')
  const communities = useQuery(readAll(listCommunities, { region: region.id })).data ?? []
  const chosen = community === '' ? (communities[0]?.id ?? '') : community
  const apply = useAct(applyAsLeader, { refresh: [getMyLeadership] })
  const isWrong = [name, phone, chosen, message].some((text) => text.trim() === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong || apply.isPending) return
    apply.mutate({
      params: { region: region.id },
      body: {
        name: name.trim(),
        phone: phone.trim(),
        hours: WEEK.map((weekday) => ({ weekday, opensAt, closesAt })),
        communityIds: [chosen],
        pickupStationId: null,
        message: message.trim(),
      },
    })
  }
  return (
    <form className="desk-card desk-form" onSubmit={submit}>
      <p>{m.leader_none_text()}</p>
      <TextField
        label={m.leader_neighbour_name()}
        value={name}
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={m.leader_neighbour_phone()}
        type="tel"
        autoComplete="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Field label={m.leader_apply_community()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={chosen}
            onChange={(event) => setCommunity(event.target.value)}
          >
            {communities.map(({ id, name: called }) => (
              <option key={id} value={id}>
                {called}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="leader-two">
        <TextField
          label={m.leader_apply_from()}
          type="time"
          value={opensAt}
          onChange={(event) => setOpens(event.target.value)}
        />
        <TextField
          label={m.leader_apply_to()}
          type="time"
          value={closesAt}
          onChange={(event) => setCloses(event.target.value)}
        />
      </div>
      <TextArea
        label={m.leader_apply_message()}
        hint={m.leader_apply_message_hint()}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <Refusal error={apply.error} />
      <Button
        type="submit"
        isWide
        isBusy={apply.isPending}
        whyNot={isWrong ? m.leader_apply_incomplete() : null}
      >
        {m.leader_apply_send()}
      </Button>
    </form>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  addProfilePicture,
  changeMe,
  changeResident,
  getMyResident,
  listBuildings,
  read,
  readMe,
  useAct,
} from '../../../api/index.ts'
import { upload } from '../../../api/upload.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Field, TextField } from '../../../ui/field.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { Account, loadAccount, type Who } from './account.tsx'
import { Avatar } from './avatar.tsx'
import { Looks } from './looks.tsx'
import { MoveHome } from './move-home.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_profile(), isPrivate: true })

export default function Profile() {
  return (
    <Account title={m.shop_account_profile()}>
      {(who) => (
        <>
          <PictureForm who={who} />
          <MoveHome who={who} />
          <ProfileForm key={who.resident.version} who={who} />
          <section className="account-card">
            <Looks />
          </section>
        </>
      )}
    </Account>
  )
}

function PictureForm({ who: { me, resident, region } }: { who: Who }) {
  const set = useAct(changeMe, { refresh: [readMe] })
  const send = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(addProfilePicture, { region: region.id }, file)
      const picture = `/api/v1/regions/${region.id}/profile-pictures/${id}`
      await set.mutateAsync({ params: {}, body: { picture } })
    },
  })
  const fault = send.error ?? set.error
  return (
    <section className="account-card">
      <div className="account-switch">
        <Avatar name={resident.name} picture={me.picture} />
        <label className="ui-button ui-button-soft" aria-busy={send.isPending}>
          {send.isPending ? m.shop_account_sending() : m.shop_account_picture_choose()}
          <input
            className="only-heard"
            type="file"
            accept="image/*"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) send.mutate(file)
            }}
          />
        </label>
        {me.picture === null ? null : (
          <Button kind="plain" onClick={() => set.mutate({ params: {}, body: { picture: null } })}>
            {m.shop_account_picture_remove()}
          </Button>
        )}
      </div>
      {fault ? <Notice tone="wrong">{failureText(fault)}</Notice> : null}
    </section>
  )
}

function ProfileForm({ who: { resident, region } }: { who: Who }) {
  const [form, setForm] = useState({
    name: resident.name,
    phone: resident.phone ?? '',
    buildingId: resident.buildingId ?? '',
    room: resident.room,
  })
  const where = { region: region.id, community: resident.communityId }
  const buildings = useQuery(read(listBuildings, where))
  const change = useAct(changeResident, {
    refresh: [getMyResident],
    onDone: async ({ name }) => {
      await changeMe({}, { name }).catch(() => undefined)
      tell(m.shop_account_saved())
    },
  })
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      params: { region: region.id, resident: resident.id },
      body: {
        version: resident.version,
        name: form.name.trim(),
        phone: form.phone.trim() || null,
        buildingId: form.buildingId || null,
        room: form.room.trim(),
      },
    })
  }
  return (
    <form className="account-card account-form" onSubmit={save}>
      <TextField
        label={m.shop_account_name()}
        hint={m.shop_account_name_hint()}
        autoComplete="name"
        required
        maxLength={60}
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={m.shop_account_phone()}
        hint={m.shop_account_phone_hint()}
        type="tel"
        autoComplete="tel"
        value={form.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
      <Field label={m.shop_account_building()}>
        {(tied) => (
          <select
            {...tied}
            className="ui-input"
            value={form.buildingId}
            onChange={(event) => set({ buildingId: event.target.value })}
          >
            <option value="">{m.shop_account_no_building()}</option>
            {buildings.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={m.shop_account_room()}
        maxLength={40}
        value={form.room}
        onChange={(event) => set({ room: event.target.value })}
      />
      {change.isError ? <Notice tone="wrong">{failureText(change.error)}</Notice> : null}
      <Button type="submit" isWide isBusy={change.isPending}>
        {m.common_save()}
      </Button>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import {
  type Address,
  addAddress,
  changeAddress,
  listAddresses,
  useAct,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import type { Who } from './account.tsx'

interface AddressFormProps {
  who: Who
  /** The one that is changed; null for a new one. */
  address: Address | null
  onDone: () => void
}

const blank = ({ resident }: Who) => ({
  label: '',
  recipient: resident.name,
  phone: resident.phone,
  address: '',
  buildingId: null,
  room: '',
  latitude: null,
  longitude: null,
  isDefault: false,
})

export function AddressForm({ who, address, onDone }: AddressFormProps) {
  const [form, setForm] = useState<Omit<Address, 'id' | 'residentId'>>(address ?? blank(who))
  const options = {
    refresh: [listAddresses],
    onDone: () => {
      tell(m.shop_account_saved())
      onDone()
    },
  }
  const add = useAct(addAddress, options)
  const change = useAct(changeAddress, options)
  const act = address === null ? add : change
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { label, recipient, phone, buildingId, room, latitude, longitude, isDefault } = form
    const body = {
      label,
      recipient,
      phone: phone?.trim() || null,
      address: form.address,
      buildingId,
      room,
      latitude,
      longitude,
      isDefault,
    }
    const ids = { region: who.region.id, resident: who.resident.id }
    if (address === null) add.mutate({ params: ids, body })
    else change.mutate({ params: { ...ids, address: address.id }, body })
  }
  return (
    <form className="account-form" onSubmit={save}>
      <TextField
        label={m.shop_account_address_label()}
        hint={m.shop_account_address_label_hint()}
        maxLength={20}
        value={form.label}
        onChange={(event) => set({ label: event.target.value })}
      />
      <TextField
        label={m.shop_account_address_line()}
        autoComplete="street-address"
        required
        maxLength={200}
        value={form.address}
        onChange={(event) => set({ address: event.target.value })}
      />
      <TextField
        label={m.shop_account_room()}
        maxLength={40}
        value={form.room}
        onChange={(event) => set({ room: event.target.value })}
      />
      <TextField
        label={m.shop_account_address_recipient()}
        autoComplete="name"
        required
        maxLength={60}
        value={form.recipient}
        onChange={(event) => set({ recipient: event.target.value })}
      />
      <TextField
        label={m.shop_account_phone()}
        type="tel"
        autoComplete="tel"
        value={form.phone ?? ''}
        onChange={(event) => set({ phone: event.target.value })}
      />
      <label className="account-check">
        <input
          type="checkbox"
          checked={form.isDefault}
          onChange={(event) => set({ isDefault: event.target.checked })}
        />
        <span>{m.shop_account_address_default()}</span>
      </label>
      {act.isError ? <Notice tone="wrong">{failureText(act.error)}</Notice> : null}
      <Button type="submit" isWide isBusy={act.isPending}>
        {m.common_save()}
      </Button>
    </form>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addAddress, listAddresses, listBuildings, read, useAct } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { useCommunity } from '../../reader.tsx'
import { Choice } from '../orders/choice.tsx'
import { RefusalNotice } from '../orders/refusal-notice.tsx'

interface AddressProps {
  region: string
  residentId: string
  value: string | undefined
  onChange: (addressId: string) => void
}

/** Which address it is brought to; a new one is written here. */
export function AddressChoice({ region, residentId, value, onChange }: AddressProps) {
  const addresses = useQuery(read(listAddresses, { region, resident: residentId }))
  const [isAdding, setAdding] = useState(false)
  const known = addresses.data
  const first = known?.find(({ isDefault }) => isDefault) ?? known?.[0]
  useEffect(() => {
    if (value === undefined && first !== undefined) onChange(first.id)
  })
  if (known === undefined) {
    return addresses.error ? (
      <Failed error={addresses.error} onRetry={addresses.refetch} />
    ) : (
      <Skeleton count={2} />
    )
  }
  return (
    <div className="order-stack">
      {known.length === 0 ? null : (
        <Choice
          legend={m.shop_order_address()}
          value={value ?? ''}
          onChange={onChange}
          options={known.map((address) => ({
            value: address.id,
            text: [address.label, address.recipient].filter(Boolean).join(' · '),
            hint: [address.address, address.room].filter(Boolean).join(' '),
          }))}
        />
      )}
      {isAdding || known.length === 0 ? (
        <NewAddress
          region={region}
          residentId={residentId}
          onAdded={(id) => {
            setAdding(false)
            onChange(id)
          }}
        />
      ) : (
        <Button kind="plain" icon="plus" onClick={() => setAdding(true)}>
          {m.shop_order_address_add()}
        </Button>
      )}
    </div>
  )
}

function NewAddress({
  region,
  residentId,
  onAdded,
}: {
  region: string
  residentId: string
  onAdded: (id: string) => void
}) {
  const community = useCommunity().data
  const [recipient, setRecipient] = useState('')
  const [address, setAddress] = useState('')
  const [room, setRoom] = useState('')
  const [buildingId, setBuilding] = useState('')
  const buildings = useQuery({
    ...read(listBuildings, { region, community: community?.id ?? '' }),
    enabled: community !== undefined,
  })
  const add = useAct(addAddress, { refresh: [listAddresses], onDone: ({ id }) => onAdded(id) })
  const street = address.trim() || (community?.address ?? '')
  const save = () =>
    add.mutate({
      params: { region, resident: residentId },
      body: {
        label: '',
        recipient: recipient.trim(),
        phone: null,
        address: street,
        buildingId: buildingId === '' ? null : buildingId,
        room: room.trim(),
        latitude: null,
        longitude: null,
        isDefault: false,
      },
    })
  return (
    <div className="order-stack">
      <TextField
        label={m.shop_order_address_who()}
        value={recipient}
        maxLength={60}
        autoComplete="name"
        onChange={(event) => setRecipient(event.target.value)}
      />
      <TextField
        label={m.shop_order_address_street()}
        value={address}
        placeholder={community?.address}
        maxLength={200}
        autoComplete="street-address"
        onChange={(event) => setAddress(event.target.value)}
      />
      {buildings.data?.length ? (
        <label className="ui-field">
          <span className="checkout-label">{m.shop_order_address_building()}</span>
          <select
            className="ui-input"
            value={buildingId}
            onChange={(event) => setBuilding(event.target.value)}
          >
            <option value="">{m.shop_order_address_building_none()}</option>
            {buildings.data.map((building) => (
              <option key={building.id} value={building.id}>
                {building.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <TextField
        label={m.shop_order_address_room()}
        value={room}
        maxLength={40}
        onChange={(event) => setRoom(event.target.value)}
      />
      <RefusalNotice error={add.error} />
      <Button
        kind="soft"
        isBusy={add.isPending}
        onClick={save}
        whyNot={recipient.trim() === '' || street === '' ? m.shop_order_address_who_first() : null}
      >
        {m.shop_order_address_save()}
      </Button>
    </div>
  )
}

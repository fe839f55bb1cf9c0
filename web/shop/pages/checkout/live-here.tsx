import { type FormEvent, useState } from 'react'
import { getCart, getMyResident, joinRegion, useAct } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { type Place, rememberedLeader } from '../../place.ts'
import { useCommunity } from '../../reader.tsx'
import { RefusalNotice } from '../orders/refusal-notice.tsx'

/** Who orders here for the first time says what they are called; their home is where they shop. */
export function LiveHere({ place, name: known }: { place: Place; name: string }) {
  const [name, setName] = useState(known)
  const [room, setRoom] = useState('')
  const community = useCommunity().data?.name ?? ''
  const join = useAct(joinRegion, { refresh: [getCart, getMyResident] })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const leaderCode = rememberedLeader(place.region)
    join.mutate({
      params: { region: place.region },
      body: {
        name: name.trim(),
        communityId: place.community,
        ...(room.trim() === '' ? {} : { room: room.trim() }),
        ...(leaderCode === null ? {} : { leaderCode }),
      },
    })
  }
  return (
    <form className="order-card order-stack" onSubmit={send}>
      <h2>{m.shop_order_join_title({ community })}</h2>
      <TextField
        label={m.shop_order_join_name()}
        hint={m.shop_order_join_hint()}
        value={name}
        maxLength={60}
        required
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={m.shop_order_join_room()}
        value={room}
        maxLength={40}
        onChange={(event) => setRoom(event.target.value)}
      />
      <RefusalNotice error={join.error} />
      <Button type="submit" isWide isBusy={join.isPending}>
        {m.shop_order_join_do()}
      </Button>
    </form>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  askDoorDelivery,
  extendPickup,
  getDoorDelivery,
  getHandoverList,
  getPickup,
  getResident,
  listDoorDeliveries,
  read,
  useAct,
} from '../../../api/index.ts'
import { CallButton } from '../../../desk/person-row.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useSyncState } from '../../sync.ts'
import type { Pickup } from './pickup.ts'
import { calledName } from './pickup-name.tsx'

interface PersonSheetProps {
  pickup: Pickup | null
  region: { id: string; currency: string; timeZone: string }
  onClose: () => void
  onGive: (pickup: Pickup) => void
}

/** For somebody who has not come: call, bring it to the door, let it wait longer, or hand it over. */
export function PersonSheet(props: PersonSheetProps) {
  const { pickup, onClose } = props
  return (
    <Sheet
      title={pickup === null ? '' : calledName(pickup)}
      isOpen={pickup !== null}
      onClose={onClose}
    >
      {pickup === null ? null : <PersonDeeds key={pickup.key} {...props} pickup={pickup} />}
    </Sheet>
  )
}

function PersonDeeds({ pickup, region, onClose, onGive }: PersonSheetProps & { pickup: Pickup }) {
  const { isOnline } = useSyncState()
  const offline = isOnline ? null : m.handover_only_online()
  return (
    <div className="desk-form">
      <Button icon="bag" isWide onClick={() => onGive(pickup)}>
        {m.handover_open_pickup()}
      </Button>
      {offline === null ? (
        <Call region={region.id} pickup={pickup} />
      ) : (
        <Button kind="plain" icon="phone" isWide whyNot={m.handover_call_online()}>
          {m.handover_call()}
        </Button>
      )}
      <ToTheDoor pickup={pickup} region={region} offline={offline} onDone={onClose} />
      <Extend pickup={pickup} region={region} offline={offline} onDone={onClose} />
    </div>
  )
}

function Call({ region, pickup }: { region: string; pickup: Pickup }) {
  const resident = pickup.residentId ?? ''
  const asked = useQuery({
    ...read(getResident, { region, resident }),
    enabled: pickup.residentId !== null,
  })
  if (pickup.residentId !== null && asked.isPending) {
    return (
      <Button kind="plain" icon="phone" isWide isBusy>
        {m.handover_call()}
      </Button>
    )
  }
  return <CallButton phone={asked.data?.phone ?? null} name={calledName(pickup)} />
}

interface DeedProps {
  pickup: Pickup
  region: PersonSheetProps['region']
  offline: string | null
  onDone: () => void
}

function ToTheDoor({ pickup, region, offline, onDone }: DeedProps) {
  const [isAsking, setAsking] = useState(false)
  const order = pickup.orders.find(({ state }) => state === 'ready' || state === 'waiting')
  const standing = useQuery({
    ...read(getPickup, { region: region.id, order: order?.orderId ?? '' }),
    enabled: isAsking && order !== undefined,
  })
  const ask = useAct(askDoorDelivery, {
    refresh: [getHandoverList, listDoorDeliveries, getDoorDelivery],
    onDone: () => {
      tell(m.handover_door_asked())
      onDone()
    },
  })
  const whyNot = offline ?? (order === undefined ? m.handover_nothing_waits() : null)
  if (!isAsking || order === undefined) {
    return (
      <Button kind="plain" icon="home" isWide whyNot={whyNot} onClick={() => setAsking(true)}>
        {m.handover_to_the_door()}
      </Button>
    )
  }
  const fee = standing.data?.doorFeeMinor
  const send = () =>
    ask.mutate({ params: { region: region.id, order: order.orderId }, body: { payBy: 'cash' } })
  return (
    <>
      <p>
        {fee === undefined || fee === 0
          ? m.handover_door_ask_free()
          : m.handover_door_ask_fee({ fee: money(fee, region.currency) })}
      </p>
      <Refusal error={ask.error} />
      <Button icon="home" isWide isBusy={ask.isPending || standing.isLoading} onClick={send}>
        {m.handover_door_ask()}
      </Button>
    </>
  )
}

function Extend({ pickup, region, offline, onDone }: DeedProps) {
  const order = pickup.orders.find(({ state, deadlineAt }) => state === 'ready' && deadlineAt)
  const extend = useAct(extendPickup, {
    refresh: [getHandoverList],
    onDone: ({ deadlineAt }) => {
      if (deadlineAt !== null) {
        tell(m.handover_extended({ until: instantOf(deadlineAt, region.timeZone) }))
      }
      onDone()
    },
  })
  const whyNot = offline ?? (order === undefined ? m.handover_nothing_waits() : null)
  const until = order?.deadlineAt
  return (
    <>
      {until ? <p>{m.handover_waits_until({ until: instantOf(until, region.timeZone) })}</p> : null}
      <Refusal error={extend.error} />
      <Button
        kind="plain"
        icon="clock"
        isWide
        whyNot={whyNot}
        isBusy={extend.isPending}
        onClick={() => extend.mutate({ params: { region: region.id, order: order!.orderId } })}
      >
        {m.handover_extend()}
      </Button>
    </>
  )
}

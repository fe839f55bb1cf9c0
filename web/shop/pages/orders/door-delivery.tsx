import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  askDoorDelivery,
  cancelMyDoorDelivery,
  getDoorDelivery,
  getMyResident,
  getPickup,
  getWallet,
  listAddresses,
  read,
  useAct,
} from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Choice } from './choice.tsx'
import type { About } from './order-status.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import type { Pickup } from './use-order.ts'

const STATES = {
  asked: m.shop_order_door_asked,
  accepted: m.shop_order_door_accepted,
  done: m.shop_order_door_done,
  cancelled: m.shop_order_door_cancelled,
} as const

/** The leader brings it to the door: asks for it, shows how it stands, calls it off. */
export function DoorDelivery({ pickup, ...about }: About & { pickup: Pickup | undefined }) {
  const { region, order } = about
  const [isOpen, setOpen] = useState(false)
  const door = useQuery({
    ...read(getDoorDelivery, { region, order: order.id }),
    enabled: pickup?.isDoorAsked === true,
  })
  const cancel = useAct(cancelMyDoorDelivery, { refresh: [getPickup, getDoorDelivery] })
  const standing = pickup?.isDoorAsked === true ? (door.data ?? null) : null
  if (standing !== null) {
    return (
      <Notice
        tone="good"
        icon="truck"
        action={
          standing.state === 'asked' ? (
            <Button
              kind="plain"
              isBusy={cancel.isPending}
              onClick={() =>
                cancel.mutate({
                  params: { region, order: order.id },
                  body: { why: m.shop_order_cancel_why_mistake() },
                })
              }
            >
              {m.shop_order_door_call_off()}
            </Button>
          ) : undefined
        }
      >
        {STATES[standing.state]()}
      </Notice>
    )
  }
  if (pickup === undefined) return null
  const feeMinor = pickup.doorFeeMinor
  return (
    <>
      <Button kind="plain" icon="truck" isWide onClick={() => setOpen(true)}>
        {m.shop_order_door({ fee: money(feeMinor, order.currency) })}
      </Button>
      <DoorSheet {...about} feeMinor={feeMinor} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function DoorSheet({
  region,
  order,
  feeMinor,
  isOpen,
  onClose,
}: About & { feeMinor: number; isOpen: boolean; onClose: () => void }) {
  const [chosen, setPayBy] = useState<'wallet' | 'cash' | null>(null)
  const [addressId, setAddressId] = useState('')
  const [note, setNote] = useState('')
  const resident = useQuery(read(getMyResident, { region })).data?.id ?? ''
  const isKnown = isOpen && resident !== ''
  const addresses = useQuery({ ...read(listAddresses, { region, resident }), enabled: isKnown })
  const wallet = useQuery({ ...read(getWallet, { region, resident }), enabled: isKnown })
  const ask = useAct(askDoorDelivery, {
    refresh: [getPickup, getDoorDelivery, getWallet],
    onDone: onClose,
  })
  const isTooLow = wallet.data !== undefined && wallet.data.balanceMinor < feeMinor
  const payBy = chosen ?? (isTooLow ? 'cash' : 'wallet')
  const send = () =>
    ask.mutate({
      params: { region, order: order.id },
      body: {
        payBy,
        ...(addressId === '' ? {} : { addressId }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    })
  const fee = money(feeMinor, order.currency)
  const balance = wallet.data ? money(wallet.data.balanceMinor, wallet.data.currency) : ''
  return (
    <Sheet
      title={m.shop_order_door_title()}
      isOpen={isOpen}
      onClose={onClose}
      foot={
        <Button isWide isBusy={ask.isPending} onClick={send}>
          {m.shop_order_door_do({ fee })}
        </Button>
      }
    >
      <div className="order-stack">
        <Choice
          legend={m.shop_order_door_where()}
          value={addressId}
          onChange={setAddressId}
          options={[
            { value: '', text: m.shop_order_door_home() },
            ...(addresses.data ?? []).map((address) => ({
              value: address.id,
              text: address.label || address.address,
              hint: [address.address, address.room].filter(Boolean).join(' '),
            })),
          ]}
        />
        <Choice
          legend={m.shop_order_door_pay()}
          value={payBy}
          onChange={setPayBy}
          options={[
            {
              value: 'wallet',
              text: m.shop_order_pay_wallet({ balance }),
              whyNot: isTooLow ? m.shop_order_wallet_too_low({ balance }) : null,
            },
            { value: 'cash', text: m.shop_order_door_cash() },
          ]}
        />
        <TextField
          label={m.shop_order_note()}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
        />
        <RefusalNotice error={ask.error} />
      </div>
    </Sheet>
  )
}

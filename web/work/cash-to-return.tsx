import './cash-to-return.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getOrder,
  getStationCash,
  listLeaderEarnings,
  listOwnCashRefunds,
  read,
  returnCash,
  useAct,
} from '../api/index.ts'
import type { ReplyOf } from '../api/reply-of.ts'
import { ConfirmSheet } from '../desk/confirm-sheet.tsx'
import { calendarDay, m, money } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { tell } from './tell.ts'
import { useWork } from './work.tsx'

type CashRefund = ReplyOf<typeof listOwnCashRefunds>[number]

/** Cash that the one who is signed in took and has to hand back: to whom, and that it was done. */
export function CashToReturn() {
  const { region } = useWork()
  const { data = [] } = useQuery(read(listOwnCashRefunds, { region: region.id }))
  const [returning, setReturning] = useState<{ refund: CashRefund; name: string } | null>(null)
  if (data.length === 0) return null
  return (
    <section
      className="desk-card cash-return"
      aria-label={m.station_hand_back({ count: data.length })}
    >
      <p className="desk-ink-wait">{m.station_hand_back({ count: data.length })}</p>
      <ul>
        {data.map((refund) => (
          <li key={refund.id}>
            <Owed refund={refund} onReturn={(name) => setReturning({ refund, name })} />
          </li>
        ))}
      </ul>
      <ReturnSheet returning={returning} onClose={() => setReturning(null)} />
    </section>
  )
}

function Owed(props: { refund: CashRefund; onReturn: (name: string) => void }) {
  const { refund, onReturn } = props
  const { region } = useWork()
  const order = useQuery({
    ...read(getOrder, { region: region.id, order: refund.orderId ?? '' }),
    enabled: refund.orderId !== null,
    retry: false,
  }).data
  const name = order?.residentName ?? m.station_hand_back_anyone()
  const amount = money(refund.amountMinor, refund.currency)
  return (
    <>
      <span className="cash-return-who">
        <strong>{name}</strong>
        {order === undefined ? null : (
          <small>
            {m.station_hand_back_order({
              number: order.number,
              day: calendarDay(order.pickupDate),
            })}
          </small>
        )}
      </span>
      <strong className="number">{amount}</strong>
      <Button
        kind="plain"
        aria-label={m.station_hand_back_done_to({ name, amount })}
        onClick={() => onReturn(name)}
      >
        {m.station_hand_back_done()}
      </Button>
    </>
  )
}

function ReturnSheet(props: {
  returning: { refund: CashRefund; name: string } | null
  onClose: () => void
}) {
  const { returning, onClose } = props
  const { region } = useWork()
  const act = useAct(returnCash, {
    refresh: [listOwnCashRefunds, getStationCash, listLeaderEarnings],
    onDone: () => {
      tell(m.station_hand_back_told())
      onClose()
    },
  })
  const amount =
    returning === null ? '' : money(returning.refund.amountMinor, returning.refund.currency)
  return (
    <ConfirmSheet
      title={m.station_hand_back_title({ name: returning?.name ?? '', amount })}
      isOpen={returning !== null}
      onClose={onClose}
      action={m.station_hand_back_done()}
      isBusy={act.isPending}
      error={act.error}
      onConfirm={() =>
        returning !== null &&
        act.mutate({ params: { region: region.id, refund: returning.refund.id } })
      }
    >
      <p>{m.station_hand_back_text()}</p>
    </ConfirmSheet>
  )
}

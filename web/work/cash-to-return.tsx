import './cash-to-return.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getStationCash,
  listLeaderEarnings,
  listOwnCashRefunds,
  read,
  returnCash,
  useAct,
} from '../api/index.ts'
import type { ReplyOf } from '../api/reply-of.ts'
import { ConfirmSheet } from '../desk/confirm-sheet.tsx'
import { tell } from '../desk/tell.ts'
import { calendarDay, m, money } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { useWork } from './work.tsx'

type CashRefund = ReplyOf<typeof listOwnCashRefunds>[number]

/** Cash that the one who is signed in took and has to hand back: to whom, and that it was done. */
export function CashToReturn() {
  const { region } = useWork()
  const { data = [] } = useQuery(read(listOwnCashRefunds, { region: region.id }))
  const [returning, setReturning] = useState<CashRefund | null>(null)
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
            <Owed refund={refund} onReturn={() => setReturning(refund)} />
          </li>
        ))}
      </ul>
      <ReturnSheet returning={returning} onClose={() => setReturning(null)} />
    </section>
  )
}

const nameOf = ({ order }: CashRefund): string =>
  order?.residentName ?? m.station_hand_back_anyone()

function Owed({ refund, onReturn }: { refund: CashRefund; onReturn: () => void }) {
  const name = nameOf(refund)
  const amount = money(refund.amountMinor, refund.currency)
  return (
    <>
      <span className="cash-return-who">
        <strong>{name}</strong>
        <OrderWords refund={refund} />
      </span>
      <strong className="number">{amount}</strong>
      <Button
        kind="plain"
        aria-label={m.station_hand_back_done_to({ name, amount })}
        onClick={onReturn}
      >
        {m.station_hand_back_done()}
      </Button>
    </>
  )
}

function OrderWords({ refund: { order } }: { refund: CashRefund }) {
  if (order === null) return null
  return (
    <small>
      {m.station_hand_back_order({
        number: order.shortNumber,
        order: order.number,
        day: calendarDay(order.pickupDate),
      })}
    </small>
  )
}

/** A drawer that was just brought in holds less than goes out: where the rest comes from. */
function LaidOut({ refund }: { refund: CashRefund }) {
  const heldMinor = Math.max(refund.heldMinor, 0)
  if (heldMinor >= refund.amountMinor) return null
  return (
    <p className="desk-ink-wait">
      {m.station_hand_back_laid_out({
        held: money(heldMinor, refund.currency),
        ahead: money(refund.amountMinor - heldMinor, refund.currency),
      })}
    </p>
  )
}

function ReturnSheet(props: { returning: CashRefund | null; onClose: () => void }) {
  const { returning, onClose } = props
  const { region } = useWork()
  const act = useAct(returnCash, {
    refresh: [listOwnCashRefunds, getStationCash, listLeaderEarnings],
    onDone: () => {
      tell(m.station_hand_back_told())
      onClose()
    },
  })
  const amount = returning === null ? '' : money(returning.amountMinor, returning.currency)
  return (
    <ConfirmSheet
      title={
        returning === null ? '' : m.station_hand_back_title({ name: nameOf(returning), amount })
      }
      isOpen={returning !== null}
      onClose={onClose}
      action={m.station_hand_back_done()}
      isBusy={act.isPending}
      error={act.error}
      onConfirm={() =>
        returning !== null && act.mutate({ params: { region: region.id, refund: returning.id } })
      }
    >
      <p>{m.station_hand_back_text()}</p>
      {returning === null ? null : (
        <>
          <OrderWords refund={returning} />
          <LaidOut refund={returning} />
        </>
      )}
    </ConfirmSheet>
  )
}

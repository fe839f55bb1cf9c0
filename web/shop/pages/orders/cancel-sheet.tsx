import './orders.css'
import './choice.css'
import { useState } from 'react'
import {
  cancelOrder,
  getMoneyOfOrder,
  getOrder,
  getTimelineOfOrder,
  listMyOrders,
  useAct,
} from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Money, type Order, useMoney } from './use-order.ts'

const REASONS = [
  m.shop_order_cancel_why_mistake,
  m.shop_order_cancel_why_time,
  m.shop_order_cancel_why_need,
]

/** Asks once more, says what happens to the money, and cancels. */
export function CancelSheet({
  region,
  order,
  isOpen,
  onClose,
}: {
  region: string
  order: Order
  isOpen: boolean
  onClose: () => void
}) {
  const [why, setWhy] = useState('')
  const paid = useMoney(region, order.id).data
  const cancel = useAct(cancelOrder, {
    refresh: [getOrder, getMoneyOfOrder, getTimelineOfOrder, listMyOrders],
    onDone: () => {
      onClose()
      tell(m.shop_order_cancelled_told())
    },
  })
  const send = () =>
    cancel.mutate({
      params: { region, order: order.id },
      body: { why: why.trim() || m.shop_order_cancel_why_mistake() },
    })
  return (
    <Sheet
      title={m.shop_order_cancel_title()}
      isOpen={isOpen}
      onClose={onClose}
      foot={
        <div className="order-foot">
          <Button kind="plain" onClick={onClose}>
            {m.shop_order_cancel_keep()}
          </Button>
          <Button kind="danger" isBusy={cancel.isPending} onClick={send}>
            {m.shop_order_cancel_do()}
          </Button>
        </div>
      }
    >
      <div className="order-stack">
        {paid === undefined ? null : (
          <Notice tone="quiet" icon="wallet">
            {backText(paid, order.currency)}
          </Notice>
        )}
        <div className="order-chips">
          {REASONS.map((reason) => (
            <button
              key={reason()}
              type="button"
              className="order-chip"
              aria-pressed={why === reason()}
              onClick={() => setWhy(reason())}
            >
              {reason()}
            </button>
          ))}
        </div>
        <TextField
          label={m.shop_order_cancel_why()}
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
        />
        <RefusalNotice error={cancel.error} />
      </div>
    </Sheet>
  )
}

/** What comes back: what was paid, less what came back before. */
function backText({ paidMinor, refundedMinor }: Money, currency: string): string {
  if (paidMinor === 0) return m.shop_order_cancel_no_money()
  const heldMinor = paidMinor - refundedMinor
  return heldMinor > 0
    ? m.shop_order_cancel_money({ amount: money(heldMinor, currency) })
    : m.shop_order_cancel_all_back()
}

import { useState } from 'react'
import {
  cancelOrder,
  extendPickup,
  getHandoverList,
  getOrder,
  listOrdersOfCommunity,
  serverNow,
  sumOrdersOfCommunity,
  takeCashForOrder,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { ShareButton } from '../../../../desk/copy-button.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { tell } from '../../../../desk/tell.ts'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { TextLanguage, useTextLanguage } from '../text-language.tsx'
import type { OrderWithLines } from './order-with-lines.ts'
import { reminderOf } from './order-words.ts'

const AFTER = [getOrder, listOrdersOfCommunity, sumOrdersOfCommunity, getHandoverList]

/** What a leader can do with an order as it stands. */
export function OrderDeeds({ order }: { order: OrderWithLines }) {
  const [language, chooseLanguage] = useTextLanguage()
  const isOpen = order.state === 'placed' || order.state === 'awaiting_payment'
  if (!isOpen) return null
  return (
    <section className="leader-stack">
      {order.state === 'awaiting_payment' ? (
        <>
          <TextLanguage value={language} onChange={chooseLanguage} />
          <ShareButton
            text={reminderOf({ ...order, goods: order.lines }, language)}
            kind="soft"
            isWide
          >
            {m.leader_remind_to_pay()}
          </ShareButton>
        </>
      ) : null}
      <TakeCash order={order} />
      <KeepLonger order={order} />
      <Cancel order={order} />
    </section>
  )
}

function TakeCash({ order }: { order: OrderWithLines }) {
  const { region } = useWork()
  const [isOpen, setOpen] = useState(false)
  const take = useAct(takeCashForOrder, {
    refresh: AFTER,
    onDone: () => {
      setOpen(false)
      tell(m.leader_cash_done())
    },
  })
  if (order.cashDueMinor === 0) return null
  const amount = money(order.cashDueMinor, order.currency)
  return (
    <>
      <Button icon="coin" isWide onClick={() => setOpen(true)}>
        {m.leader_cash_take({ amount })}
      </Button>
      <ConfirmSheet
        title={m.leader_cash_title()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        action={m.leader_cash_take({ amount })}
        isBusy={take.isPending}
        error={take.error}
        onConfirm={() =>
          take.mutate({
            params: { region: region.id, order: order.id },
            body: { amountMinor: order.cashDueMinor },
          })
        }
      >
        <p>{m.leader_cash_text({ amount })}</p>
      </ConfirmSheet>
    </>
  )
}

function KeepLonger({ order }: { order: OrderWithLines }) {
  const { region, today } = useWork()
  const extend = useAct(extendPickup, {
    refresh: AFTER,
    onDone: ({ deadlineAt }) =>
      tell(
        deadlineAt === null
          ? m.leader_extended()
          : m.leader_extended_until({ until: instantOf(deadlineAt, region.timeZone) }),
      ),
  })
  if (order.state !== 'placed' || order.pickupDate > today) return null
  return (
    <>
      <Button
        kind="plain"
        icon="clock"
        isWide
        isBusy={extend.isPending}
        onClick={() => extend.mutate({ params: { region: region.id, order: order.id } })}
      >
        {m.leader_extend()}
      </Button>
      <Refusal error={extend.error} />
    </>
  )
}

function Cancel({ order }: { order: OrderWithLines }) {
  const { region } = useWork()
  const [isOpen, setOpen] = useState(false)
  const cancel = useAct(cancelOrder, { refresh: AFTER, onDone: () => setOpen(false) })
  const isLate = Date.parse(order.cancellableUntil) <= serverNow()
  return (
    <>
      <Button
        kind="danger"
        isWide
        whyNot={isLate ? m.leader_cancel_late() : null}
        onClick={() => setOpen(true)}
      >
        {m.leader_cancel()}
      </Button>
      <ConfirmSheet
        title={m.leader_cancel()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        action={m.leader_cancel()}
        isDangerous
        isBusy={cancel.isPending}
        error={cancel.error}
        reason={m.leader_cancel_why()}
        reasons={[
          m.leader_cancel_why_twice(),
          m.leader_cancel_why_mind(),
          m.leader_cancel_why_wrong(),
        ]}
        onConfirm={(why) =>
          cancel.mutate({ params: { region: region.id, order: order.id }, body: { why } })
        }
      >
        <p>{m.leader_cancel_text()}</p>
      </ConfirmSheet>
    </>
  )
}

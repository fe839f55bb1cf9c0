import { useState } from 'react'
import {
  cancelOrder,
  extendPickup,
  getOrder,
  getTimelineOfOrder,
  listClaimsOfOrder,
  listInvoicesOfOrder,
  listOrders,
  listPaymentsOfOrder,
  refundOrder,
  renewPickupCode,
  requestInvoice,
  takeCashForOrder,
} from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { RaiseClaim } from './raise-claim.tsx'
import { STATES } from './words.ts'

type OrderAnswer = Answer<typeof getOrder>

const REFRESH = [
  getOrder,
  getTimelineOfOrder,
  listOrders,
  listPaymentsOfOrder,
  listClaimsOfOrder,
  listInvoicesOfOrder,
]

/** What can be done with an order; what cannot says why. */
export function OrderActions({ order }: { order: OrderAnswer }) {
  const { region, whyNot } = useConsole()
  const at = { region: region.id, order: order.id }
  const desk = whyNot('operations', 'support')
  const isLive = order.state === 'placed' || order.state === 'awaiting_payment'
  const ended = isLive ? undefined : m.console_order_is({ state: STATES[order.state].name() })
  const paid = order.totalMinor - order.reducedMinor - order.openMinor
  return (
    <>
      <ActButton
        label={m.console_order_take_cash()}
        why={desk ?? (order.cashDueMinor === 0 ? m.console_order_no_cash() : ended)}
        about={m.console_order_take_cash_about({ sum: money(order.cashDueMinor, order.currency) })}
        fields={[
          { name: 'amountMinor', label: m.console_order_amount(), kind: 'money', isRequired: true },
        ]}
        initial={{ amountMinor: order.cashDueMinor }}
        submit={({ amountMinor }, _, key) =>
          takeCashForOrder(at, { amountMinor: Number(amountMinor) }, { key })
        }
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_order_extend()}
        why={desk ?? (order.state === 'placed' ? undefined : ended)}
        about={m.console_order_extend_about()}
        submit={() => extendPickup(at)}
        refresh={REFRESH}
      />
      <RaiseClaim order={order} />
      <RenewCode order={order} why={desk ?? ended} />
      <ActButton
        label={m.console_order_refund()}
        why={whyNot('finance')}
        about={m.console_order_refund_about()}
        fields={[
          { name: 'amountMinor', label: m.console_order_amount(), kind: 'money', isRequired: true },
          whyField('reason'),
        ]}
        submit={({ amountMinor, reason }, _, key) =>
          refundOrder(
            at,
            { amountMinor: Number(amountMinor), currency: order.currency, reason: String(reason) },
            { key },
          )
        }
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_order_invoice()}
        why={whyNot('operations', 'support', 'finance')}
        fields={[
          {
            name: 'buyerTitle',
            label: m.console_order_invoice_title(),
            kind: 'text',
            isRequired: true,
          },
          { name: 'buyerTaxNumber', label: m.console_order_invoice_tax(), kind: 'text' },
        ]}
        submit={({ buyerTitle, buyerTaxNumber }, _, key) =>
          requestInvoice(
            at,
            {
              buyerTitle: String(buyerTitle),
              ...(buyerTaxNumber ? { buyerTaxNumber: String(buyerTaxNumber) } : {}),
            },
            { key },
          )
        }
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_order_cancel()}
        isDangerous
        variant="light"
        why={desk ?? ended}
        about={
          paid === 0
            ? m.console_order_cancel_unpaid()
            : m.console_order_cancel_about({ sum: money(paid, order.currency) })
        }
        fields={[whyField()]}
        cancelLabel={m.console_order_keep()}
        submit={({ why }, _, key) => cancelOrder(at, { why: String(why) }, { key })}
        refresh={REFRESH}
        done={m.console_order_cancel_done({ number: order.number })}
      />
    </>
  )
}

function RenewCode({ order, why }: { order: OrderAnswer; why: string | undefined }) {
  const { region } = useConsole()
  const [digits, setDigits] = useState<string | null>(null)
  return (
    <>
      {digits && (
        <strong role="status" className="number">
          {m.console_order_code({ digits })}
        </strong>
      )}
      <ActButton
        label={m.console_order_renew()}
        why={why}
        about={m.console_order_renew_about()}
        submit={async () => {
          const code = await renewPickupCode({ region: region.id, order: order.id })
          setDigits(code.digits)
        }}
      />
    </>
  )
}

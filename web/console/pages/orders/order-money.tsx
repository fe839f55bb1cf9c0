import './orders.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  type getOrder,
  listClaimsOfOrder,
  listInvoicesOfOrder,
  listPaymentsOfOrder,
  read,
} from '../../../api/index.ts'
import { instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { Chip, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { providerName, refundReason } from './words.ts'

type OrderAnswer = Answer<typeof getOrder>

/** What was paid and given back, what was claimed, what was invoiced. */
export function OrderMoney({ order }: { order: OrderAnswer }) {
  const { may } = useConsole()
  return (
    <>
      {may('finance', 'support', 'supervisor') && <Payments order={order} />}
      <Claims order={order} />
      <Invoices order={order} />
    </>
  )
}

const PAYMENT_STATES = {
  waiting: m.console_payment_waiting,
  captured: m.console_payment_captured,
  failed: m.console_payment_failed,
  expired: m.console_payment_expired,
} as const

const REFUND_STATES = {
  waiting: m.console_payment_waiting,
  asked: m.console_refund_asked,
  failing: m.console_refund_failing,
  alerted: m.console_refund_failing,
  succeeded: m.console_refund_succeeded,
  rerouted: m.console_refund_rerouted,
} as const

function Payments({ order }: { order: OrderAnswer }) {
  const { region, zone } = useConsole()
  const answer = useQuery(read(listPaymentsOfOrder, { region: region.id, order: order.id }))
  return (
    <Panel title={m.console_order_payments()}>
      <Answered of={answer} lines={2}>
        {({ payments, refunds }) =>
          payments.length + refunds.length === 0 ? (
            <p className="console-soft">{m.console_order_no_payments()}</p>
          ) : (
            <ul className="console-list console-payments">
              {payments.map((payment) => (
                <li key={payment.id}>
                  <span>{instantOf(payment.capturedAt ?? payment.createdAt, zone)}</span>
                  <span>{providerName(payment.provider)}</span>
                  <Chip tone={payment.state === 'captured' ? 'good' : 'wait'}>
                    {PAYMENT_STATES[payment.state]()}
                  </Chip>
                  <strong className="number">{money(payment.amountMinor, payment.currency)}</strong>
                </li>
              ))}
              {refunds.map((refund) => (
                <li key={refund.id}>
                  <span>{instantOf(refund.issuedAt, zone)}</span>
                  <span>{refundReason(refund.reason)}</span>
                  <Chip tone={refund.state === 'succeeded' ? 'good' : 'wait'}>
                    {REFUND_STATES[refund.state]()}
                  </Chip>
                  <strong className="number">{money(-refund.amountMinor, refund.currency)}</strong>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

function Claims({ order }: { order: OrderAnswer }) {
  const { region, zone } = useConsole()
  const answer = useQuery(read(listClaimsOfOrder, { region: region.id, order: order.id }))
  if (answer.data?.length === 0 || answer.isError) return null
  return (
    <Panel title={m.console_nav_claims()}>
      <Answered of={answer} lines={2}>
        {(claims) => (
          <ul className="console-list">
            {claims.map((claim) => (
              <li key={claim.id}>
                <span>{instantOf(claim.raisedAt, zone)}</span>
                <Link to="/claims/$claim" params={{ claim: claim.id }}>
                  {nameOf(claim.name)}
                </Link>
                <span>{claim.note}</span>
                <strong className="number">
                  {money(claim.refundedMinor || claim.askedMinor, order.currency)}
                </strong>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}

function Invoices({ order }: { order: OrderAnswer }) {
  const { region, zone } = useConsole()
  const answer = useQuery(read(listInvoicesOfOrder, { region: region.id, order: order.id }))
  if (answer.isError || answer.data?.items.length === 0) return null
  return (
    <Panel title={m.console_order_invoices()}>
      <Answered of={answer} lines={2}>
        {({ items }) => (
          <ul className="console-list">
            {items.map((invoice) => (
              <li key={invoice.id}>
                <span>{instantOf(invoice.issuedAt, zone)}</span>
                <span>{invoice.number}</span>
                <span>{invoice.buyerTitle}</span>
                <strong className="number">{money(invoice.grossMinor, order.currency)}</strong>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}

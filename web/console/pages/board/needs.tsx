import { Link } from '@tanstack/react-router'
import { type Role, useServerNow } from '../../../api/index.ts'
import { agoOf, m, money, nameOf, number, weight } from '../../../i18n/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import type { Alert } from './day.ts'

/** What needs someone, each with the one action that settles it. */
export function Needs({ alerts, day }: { alerts: readonly Alert[]; day: string }) {
  return (
    <Panel title={m.console_day_needs()}>
      {alerts.length === 0 ? (
        <Empty
          icon="check"
          title={m.console_day_needs_none()}
          hint={m.console_day_needs_none_hint()}
        />
      ) : (
        <ul className="board-needs">
          {alerts.map((alert) => (
            <Need key={`${alert.kind} ${alert.subjectId}`} alert={alert} day={day} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Need({ alert, day }: { alert: Alert; day: string }) {
  const { currency, may } = useConsole()
  const now = useServerNow()
  const ago = alert.since === null ? '' : agoOf(alert.since, now)
  const [title, detail] = wordsOf(alert, { ago, currency })
  const goal = goalOf(alert, day)
  return (
    <li className="board-need" data-urgent={alert.isUrgent || undefined}>
      <span className="board-dot" aria-hidden="true" />
      <div>
        <p>
          <span className="only-heard">
            {alert.isUrgent ? m.console_day_urgent() : m.console_day_waits()}:{' '}
          </span>
          {title}
        </p>
        {detail && <p className="board-small">{detail}</p>}
      </div>
      {may(...DOERS[alert.settledBy]) && (
        <Link
          to={goal.to}
          params={goal.params as never}
          search={goal.search as never}
          className="board-act"
        >
          {ACTS[alert.settledBy]()}
          <span className="only-heard">: {title}</span>
        </Link>
      )}
    </li>
  )
}

/** Whose work it is: others see that it waits, and are offered nothing that would be refused. */
const DOERS: Record<Alert['settledBy'], readonly Role[]> = {
  'second-source': ['operations', 'buyer'],
  'resolve-discrepancies': ['operations'],
  receive: ['operations', 'buyer'],
  'decide-claims': ['operations', 'support'],
  'approve-payouts': ['finance'],
  'resolve-conflicts': ['operations', 'support'],
  'check-window': ['operations', 'buyer', 'marketing'],
}

const ACTS: Record<Alert['settledBy'], () => string> = {
  'second-source': m.console_day_do_split,
  'resolve-discrepancies': m.console_day_do_resolve,
  receive: m.console_day_do_receive,
  'decide-claims': m.console_day_do_decide,
  'approve-payouts': m.console_day_do_review,
  'resolve-conflicts': m.console_day_do_resolve,
  'check-window': m.console_day_do_check,
}

function wordsOf(
  alert: Alert,
  { ago, currency }: { ago: string; currency: string },
): readonly [string, string] {
  const { name, count, further } = alert
  const who = name ?? ''
  const amount =
    alert.quantity === null ? '' : alert.isWeighed ? weight(alert.quantity) : number(alert.quantity)
  const goods = alert.goods === null ? '' : nameOf(alert.goods)
  const sum = money(alert.amountMinor ?? 0, currency)
  switch (alert.kind) {
    case 'purchase-order-silent':
      return [
        m.console_day_alert_silent({ name: who, amount, goods }),
        m.console_day_alert_answer_due({ ago }),
      ]
    case 'purchase-order-declined':
      return [m.console_day_alert_declined({ name: who, amount, goods }), ago]
    case 'goods-missing':
      return [
        m.console_day_alert_missing({ count, name: who }),
        further > 0
          ? m.console_day_alert_surplus({ count: further })
          : m.console_day_alert_no_surplus(),
      ]
    case 'shipment-late':
      return [m.console_day_alert_late({ name: who }), m.console_day_alert_expected({ ago })]
    case 'claims-waiting':
      return [
        m.console_day_alert_claims({ count, ago }),
        m.console_day_alert_claims_of({ count: number(further), money: sum }),
      ]
    case 'payouts-waiting':
      return [
        m.console_day_alert_payouts({ money: sum }),
        m.console_day_alert_payouts_of({ count }),
      ]
    case 'handover-conflicts':
      return [m.console_day_alert_conflicts({ count }), m.console_day_alert_conflicts_hint()]
    case 'window-held-back':
      return [m.console_day_alert_held_back(), m.console_day_alert_held_back_hint({ ago })]
  }
}

interface Goal {
  to: string
  params?: Record<string, string>
  search?: Record<string, string>
}

function goalOf({ settledBy, subjectId }: Alert, date: string): Goal {
  const id = subjectId ?? ''
  switch (settledBy) {
    case 'second-source':
    case 'receive':
      return { to: '/procurement/$purchaseOrder', params: { purchaseOrder: id } }
    case 'resolve-discrepancies':
      return { to: '/sorting', search: { tab: 'discrepancies', date } }
    case 'decide-claims':
      return { to: '/claims', search: { state: 'waiting' } }
    case 'approve-payouts':
      return { to: '/payouts', search: { state: 'requested' } }
    case 'resolve-conflicts':
      return { to: '/handover', search: { tab: 'conflicts' } }
    case 'check-window':
      return { to: '/windows/$window', params: { window: id } }
  }
}

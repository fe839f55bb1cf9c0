import { Link } from '@tanstack/react-router'
import type { Role } from '../../../api/index.ts'
import { m, money, number, percent, timeOf } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { answersSay } from './answers-say.ts'
import { type DayBoard, shareOf } from './day.ts'

interface Step {
  name: string
  figure: string
  says: string
  /** How far it is, 0 to 1. */
  share: number
  tone?: 'wait' | 'bad'
  to: string
  search: Record<string, string>
  /** Whose page it is that the figure opens; to others it is a figure. */
  roles: readonly Role[]
}

/** The day from left to right; each figure opens what is behind it. */
export function Flow({ board }: { board: DayBoard }) {
  const { currency, zone, may } = useConsole()
  return (
    <nav aria-label={m.console_day_flow()}>
      <ol className="board-flow">
        {stepsOf(board, currency, zone).map((step) => (
          <li key={step.name}>
            {may(...step.roles) ? (
              <Link to={step.to} search={step.search as never} className="board-step">
                <Inside step={step} />
              </Link>
            ) : (
              <span className="board-step">
                <Inside step={step} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Inside({ step }: { step: Step }) {
  return (
    <>
      <span className="board-step-name">{step.name}</span>
      <span className="board-step-figure number">{step.figure}</span>
      <span className="board-step-says">{step.says}</span>
      <progress
        className="board-step-bar"
        data-tone={step.tone}
        value={step.share}
        max={1}
        aria-label={step.name}
      />
    </>
  )
}

function stepsOf(board: DayBoard, currency: string, zone: string): Step[] {
  const { pickupDate: date, orders, purchaseOrders: bought, short, bags, loads, handovers } = board
  const ofAll = (part: number, all: number) => `${number(part)} / ${number(all)}`
  return [
    {
      name: m.console_day_orders(),
      figure: number(orders.orders),
      says: m.console_day_orders_of({
        money: money(orders.salesMinor, currency),
        count: number(orders.communities),
      }),
      share: shareOf(orders.orders - orders.awaitingPayment, orders.orders),
      to: '/orders',
      search: { pickupFrom: date, pickupThrough: date },
      roles: ['operations', 'support', 'finance', 'supervisor'],
    },
    {
      name: m.console_day_purchase_orders(),
      figure: ofAll(bought.confirmed, bought.orders),
      says: answersSay(bought),
      share: shareOf(bought.confirmed, bought.orders),
      ...(bought.silent > 0 ? { tone: 'bad' as const } : {}),
      to: '/procurement',
      search: { date },
      roles: ['operations', 'buyer', 'finance', 'supervisor'],
    },
    {
      name: m.console_day_arrived(),
      figure: ofAll(bought.arrived, bought.orders),
      says:
        bought.nextExpectedAt === null
          ? m.console_day_nothing_awaited()
          : m.console_day_next_arrival({
              name: bought.nextSupplierName ?? '',
              time: timeOf(bought.nextExpectedAt, zone),
            }),
      share: shareOf(bought.arrived, bought.orders),
      ...(bought.arrived < bought.shipped ? { tone: 'wait' as const } : {}),
      to: '/procurement',
      search: { tab: 'receiving', date },
      roles: ['operations', 'buyer', 'finance', 'supervisor'],
    },
    {
      name: m.console_day_short(),
      figure: percent(short.lines === 0 ? 0 : short.linesShort / short.lines),
      says: m.console_day_refunded({ money: money(short.refundedMinor, currency) }),
      share: shareOf(short.linesShort, short.lines),
      ...(short.linesShort > 0 ? { tone: 'wait' as const } : {}),
      to: '/sorting',
      search: { tab: 'allocation', date },
      roles: ['operations', 'supervisor'],
    },
    {
      name: m.console_day_sorted(),
      figure: number(bags.sorted),
      says: m.console_day_of_bags({ count: bags.bags }),
      share: shareOf(bags.sorted, bags.bags),
      to: '/sorting',
      search: { date },
      roles: ['operations', 'buyer', 'supervisor'],
    },
    {
      name: m.console_day_on_the_way(),
      figure: ofAll(loads.dispatched, loads.loads),
      says: m.console_day_loads_arrived({ count: loads.arrived }),
      share: shareOf(loads.dispatched, loads.loads),
      to: '/sorting',
      search: { tab: 'loads', date },
      roles: ['operations', 'supervisor'],
    },
    {
      name: m.console_day_handed_over(),
      figure: number(handovers.handedOver),
      says:
        handovers.offline > 0
          ? m.console_day_offline_synced({ count: number(handovers.offline) })
          : m.console_day_of_ready({ count: number(handovers.ready) }),
      share: shareOf(handovers.handedOver, handovers.ready),
      to: '/handover',
      search: { date },
      roles: ['operations', 'support', 'supervisor'],
    },
  ]
}

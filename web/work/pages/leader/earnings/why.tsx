import { Link } from '@tanstack/react-router'
import type { listLeaderEarnings } from '../../../../api/index.ts'
import { MoneyText } from '../../../../desk/money-text.tsx'
import { calendarDay, instantOf, m, money, nameOf, percent } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import type { EarnerPages } from '../payouts/earner-pages.ts'

export type Earning = Awaited<ReturnType<typeof listLeaderEarnings>>['items'][number]

export const KIND_WORDS: Record<Earning['kind'], () => string> = {
  earned: m.leader_kind_earned,
  clawback: m.leader_kind_clawback,
  reversal: m.leader_kind_reversal,
  loss: m.leader_kind_loss,
  'door-fee': m.leader_kind_door_fee,
  adjustment: m.leader_kind_adjustment,
}
const KIND_TEXTS: Record<Earning['kind'], () => string> = {
  earned: m.leader_explain_earned,
  clawback: m.leader_explain_clawback,
  reversal: m.leader_explain_reversal,
  loss: m.leader_explain_loss,
  'door-fee': m.leader_explain_door_fee,
  adjustment: m.leader_explain_adjustment,
}

/** Why an amount is what it is: the goods, the base, the rate, and when it can be paid out. */
export function Why({ entry, pages }: { entry: Earning; pages: EarnerPages }) {
  const { region } = useWork()
  const amount = (minor: number) => money(minor, region.currency)
  const when = (instant: string) => instantOf(instant, region.timeZone)
  return (
    <div className="leader-stack">
      <p>{KIND_TEXTS[entry.kind]()}</p>
      <dl className="leader-facts">
        {entry.lineName === null ? null : (
          <Fact name={m.leader_why_goods()}>{nameOf(entry.lineName)}</Fact>
        )}
        {entry.pickupDate === null ? null : (
          <Fact name={m.leader_why_day()}>{calendarDay(entry.pickupDate)}</Fact>
        )}
        {entry.dueMinor === null ? null : (
          <Fact name={m.leader_why_due()}>{amount(entry.dueMinor)}</Fact>
        )}
        {entry.netMinor === null ? null : (
          <Fact name={m.leader_why_net()}>{amount(entry.netMinor)}</Fact>
        )}
        {entry.basisPoints === null ? null : (
          <Fact name={m.leader_why_rate()}>{percent(entry.basisPoints / 10_000, 2)}</Fact>
        )}
        <Fact name={m.leader_why_amount()}>
          <strong>
            <MoneyText minor={entry.amountMinor} currency={region.currency} isSigned />
          </strong>
        </Fact>
        {entry.kind === 'adjustment' ? (
          <Fact name={m.leader_why_reason()}>{entry.reason}</Fact>
        ) : null}
        <Fact name={m.leader_why_earned()}>{when(entry.earnedAt)}</Fact>
        <Fact name={m.leader_why_matures()}>
          {entry.maturedAt === null ? when(entry.maturesAt) : m.leader_why_matured()}
        </Fact>
      </dl>
      {entry.payoutId === null ? null : (
        <Link to={pages.payout(entry.payoutId)}>{m.leader_why_payout()}</Link>
      )}
      {entry.orderId === null || pages.order === null ? null : (
        <Link to={pages.order(entry.orderId)}>
          {m.leader_order_number({ number: entry.orderNumber ?? '' })}
        </Link>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}

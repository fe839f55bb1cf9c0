import { useQuery } from '@tanstack/react-query'
import { read, showSettlementSummary } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { bearerName } from '../claims/claim.ts'
import { PeriodChoice, usePeriod } from './period.tsx'
import { kindName, PAYEES } from './words.ts'

/** Where the money of a period went: suppliers, leaders, couriers, and what is left. */
export function Summary() {
  const { region } = useConsole()
  const { from, to } = usePeriod()
  const found = useQuery(read(showSettlementSummary, { region: region.id, from, to }))
  return (
    <Answered of={found}>
      {({ currency, suppliers, earners, losses, paidOut, operator }) => {
        const sum = (minor: number) => money(minor, currency)
        return (
          <div className="console-stack">
            <Panel title={m.console_money_operator()} action={<PeriodChoice />}>
              <Figures
                of={[
                  [m.console_money_revenue(), sum(operator.revenueMinor)],
                  [m.console_money_purchases(), sum(operator.purchasesPostedMinor)],
                  [m.console_money_commissions(), sum(operator.commissionsPostedMinor)],
                  [m.console_money_losses(), sum(operator.lossesMinor)],
                  [m.console_money_differences(), sum(operator.cashDifferencesMinor)],
                  [m.console_money_left(), sum(operator.resultMinor)],
                ]}
              />
            </Panel>
            <Kinds title={m.console_money_to_suppliers()} kinds={suppliers.kinds} sum={sum} />
            <Kinds title={m.console_money_to_earners()} kinds={earners.kinds} sum={sum} />
            <Panel title={m.console_money_paid_out()}>
              <Figures
                of={paidOut.map(({ payeeKind, grossMinor }) => [
                  PAYEES[payeeKind as keyof typeof PAYEES]?.() ?? payeeKind,
                  sum(grossMinor),
                ])}
              />
            </Panel>
            <Panel title={m.console_money_losses()}>
              <Figures
                of={losses.map(({ bearerKind, amountMinor }) => [
                  bearerName(bearerKind),
                  sum(amountMinor),
                ])}
              />
            </Panel>
          </div>
        )
      }}
    </Answered>
  )
}

function Kinds(props: {
  title: string
  kinds: readonly { kind: string; amountMinor: number; entries: number }[]
  sum: (minor: number) => string
}) {
  return (
    <Panel title={props.title}>
      <Figures
        of={props.kinds.map(({ kind, amountMinor }) => [kindName(kind), props.sum(amountMinor)])}
      />
    </Panel>
  )
}

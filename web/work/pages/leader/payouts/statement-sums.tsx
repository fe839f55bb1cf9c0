import './statement.css'
import { m, money } from '../../../../i18n/index.ts'
import type { WholeStatement } from './use-statement.ts'

/** From what was earned to what arrives, line by line. */
export function StatementSums({ statement }: { statement: WholeStatement }) {
  const { payout, openingMinor, explainedMinor, availableMinor, leftMinor } = statement
  const amount = (minor: number) => money(minor, payout.currency)
  return (
    <section className="desk-list" aria-label={m.leader_statement_sums()}>
      <Line name={m.leader_statement_opening()} amount={amount(openingMinor)} />
      <Line name={m.leader_statement_earned()} amount={amount(explainedMinor)} />
      <Line name={m.leader_statement_available()} amount={amount(availableMinor)} />
      {leftMinor === 0 ? null : (
        <Line name={m.leader_statement_left()} amount={amount(-leftMinor)} />
      )}
      <Line name={m.leader_statement_gross()} amount={amount(payout.grossMinor)} isStrong />
      <Line name={m.leader_statement_tax()} amount={amount(0 - payout.taxMinor)} />
      <p className="leader-tax leader-soft">{taxWhy(statement)}</p>
      <Line name={m.leader_statement_net()} amount={amount(payout.netMinor)} isStrong />
    </section>
  )
}

function Line(props: { name: string; amount: string; isStrong?: boolean }) {
  const Text = props.isStrong === true ? 'strong' : 'span'
  return (
    <div className="leader-sum">
      <Text>{props.name}</Text>
      <Text className="number">{props.amount}</Text>
    </div>
  )
}

/** The tax is the month's: what came earlier in it counts, and so does what was withheld then. */
function taxWhy({ payout, monthGrossMinor, monthTaxMinor }: WholeStatement): string {
  const amount = (minor: number) => money(minor, payout.currency)
  const month = amount(monthGrossMinor + payout.grossMinor)
  if (payout.taxMinor === 0) return m.leader_statement_no_tax({ month })
  return monthGrossMinor === 0
    ? m.leader_statement_tax_first({ month })
    : m.leader_statement_tax_more({
        month,
        earlier: amount(monthGrossMinor),
        withheld: amount(monthTaxMinor),
      })
}

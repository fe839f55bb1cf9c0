import '../leader.css'
import './statement.css'
import { Tag } from '../../../../desk/job-card.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { CallOff } from './call-off.tsx'
import type { EarnerPages } from './earner-pages.ts'
import { PAYOUT_TONES, PAYOUT_WORDS, periodOf } from './payout-words.ts'
import { StatementEntries } from './statement-entries.tsx'
import { StatementSums } from './statement-sums.tsx'
import { useStatement, type WholeStatement } from './use-statement.ts'

/** One payout, as a paper says it: the sum, the tax, and every amount it is made of. */
export function PayoutStatement(props: {
  payout: string
  /** Under which whoever reads it is paid; a payout to another bears no name. */
  payee: string | undefined
  pages: EarnerPages
}) {
  const { region } = useWork()
  const found = useStatement(region.id, props.payout)
  return (
    <StateList of={found} isEmpty={() => false} empty={null} skeleton="page" count={2}>
      {(statement) => (
        <div className="leader-statement leader-stack">
          <Head statement={statement} isMine={statement.payout.payeeId === props.payee} />
          <StatementSums statement={statement} />
          <div className="leader-stack leader-screen-only">
            <Button icon="print" isWide onClick={() => window.print()}>
              {m.leader_statement_print()}
            </Button>
            <CallOff payout={statement.payout} />
          </div>
          <StatementEntries statement={statement} pages={props.pages} />
        </div>
      )}
    </StateList>
  )
}

function Head({ statement, isMine }: { statement: WholeStatement; isMine: boolean }) {
  const { region, me } = useWork()
  const { payout } = statement
  const when = (instant: string) => instantOf(instant, region.timeZone)
  return (
    <section className="desk-card leader-stack">
      <p className="leader-print-only">
        <strong>{m.leader_statement_title()}</strong>
      </p>
      <div className="leader-line">
        <h2>{periodOf(statement, region.timeZone)}</h2>
        <Tag tone={PAYOUT_TONES[payout.state]}>{PAYOUT_WORDS[payout.state]()}</Tag>
      </div>
      <p className="leader-net number">{money(payout.netMinor, payout.currency)}</p>
      <dl className="leader-facts">
        {isMine ? <Fact name={m.leader_statement_for()}>{me.name}</Fact> : null}
        <Fact name={m.leader_statement_number()}>{payout.id.slice(-12).toUpperCase()}</Fact>
        <Fact name={m.leader_statement_asked()}>{when(payout.requestedAt)}</Fact>
        {payout.approvedAt === null ? null : (
          <Fact name={m.leader_statement_approved()}>{when(payout.approvedAt)}</Fact>
        )}
        {payout.paidAt === null ? null : (
          <Fact name={m.leader_statement_paid()}>{when(payout.paidAt)}</Fact>
        )}
        {payout.reference === null ? null : (
          <Fact name={m.leader_statement_reference()}>{payout.reference}</Fact>
        )}
        {payout.state !== 'failed' || payout.failedWhy === null ? null : (
          <Fact name={m.leader_statement_failed()}>{payout.failedWhy}</Fact>
        )}
        {payout.cancelledWhy === null ? null : (
          <Fact name={m.leader_statement_cancelled()}>{payout.cancelledWhy}</Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}

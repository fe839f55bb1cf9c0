import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { approvePayout, cancelPayout, explainPayout, listPayouts } from '../../../api/index.ts'
import { usePagesOf } from '../../../desk/use-pages.ts'
import { calendarDay, instantOf, m, money, percent } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { More } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { EntriesTable } from './entries-table.tsx'
import { nameOfPayee, PAYEES, PAYOUT_STATES } from './words.ts'

type Explained = Answer<typeof explainPayout>

/** One payout: why this amount, and who said yes to it. */
export default function PayoutPage() {
  const { payout = '' } = useParams({ strict: false })
  const { region } = useConsole()
  const found = usePagesOf(explainPayout, { region: region.id, payout, limit: 200 }, (pages) => ({
    ...pages[0],
    entries: pages.flatMap(({ entries }) => entries),
  }))
  return (
    <Answered of={found}>
      {(explained) => <Shown explained={explained} more={<More of={found} />} />}
    </Answered>
  )
}

function Shown({ explained, more }: { explained: Explained; more: ReactNode }) {
  const { payout } = explained
  const { zone } = useConsole()
  const sum = (minor: number) => money(minor, payout.currency)
  const state = PAYOUT_STATES[payout.state]
  const at = (instant: string | null) => (instant === null ? null : instantOf(instant, zone))
  return (
    <>
      <PageHead
        title={nameOfPayee(payout)}
        about={PAYEES[payout.payeeKind]()}
        back={{ to: '/payouts', name: m.console_nav_payouts() }}
      >
        <Chip tone={state.tone}>{state.name()}</Chip>
        <Decisions explained={explained} />
      </PageHead>
      <div className="console-stack">
        <Panel title={m.console_money_why_this()}>
          <Figures
            of={[
              [m.console_money_opening(), sum(explained.openingMinor)],
              [m.console_money_explained(), sum(explained.explainedMinor)],
              [m.console_money_available(), sum(explained.availableMinor)],
              [m.console_money_gross(), sum(payout.grossMinor)],
              [m.console_money_tax(), sum(payout.taxMinor)],
              [m.console_money_net(), sum(payout.netMinor)],
            ]}
          />
          <Facts
            of={[
              [m.console_money_asked_at(), at(payout.requestedAt)],
              [m.console_money_approved_at(), at(payout.approvedAt)],
              [m.console_money_batch(), payout.batchId && <BatchLink batch={payout.batchId} />],
              [m.console_money_paid_at(), at(payout.paidAt)],
              [m.console_money_reference(), payout.reference],
              [m.console_money_why_failed(), payout.failedWhy],
              [m.console_money_cancelled_why(), payout.cancelledWhy],
            ]}
          />
        </Panel>
        {explained.statements.length > 0 && <Statements of={explained} />}
        <Panel
          title={m.console_money_entries()}
          action={
            payout.payeeKind === 'leader' && (
              <Link to="/payouts/earnings/$leader" params={{ leader: payout.payeeId }}>
                {m.console_money_earnings_of({ name: nameOfPayee(payout) })}
              </Link>
            )
          }
        >
          <EntriesTable
            label={m.console_money_entries()}
            entries={explained.entries.map((entry) => ({
              ...entry,
              at: entry.earnedAt,
              detail:
                entry.basisPoints === null || entry.netMinor === null
                  ? null
                  : m.console_money_share({
                      share: percent(entry.basisPoints / 10_000),
                      sum: sum(entry.netMinor),
                    }),
            }))}
          />
          {more}
        </Panel>
      </div>
    </>
  )
}

function BatchLink({ batch }: { batch: string }) {
  return (
    <Link to="/payouts/batches/$batch" params={{ batch }}>
      {m.console_money_batch_open()}
    </Link>
  )
}

function Statements({ of: { payout, statements } }: { of: Explained }) {
  return (
    <Panel title={m.console_nav_statements()}>
      <table className="console-plain" aria-label={m.console_nav_statements()}>
        <tbody>
          {statements.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link
                  to="/statements/$supplier/$statement"
                  params={{ supplier: one.supplierId, statement: one.id }}
                >
                  {m.console_money_statement_of({ number: one.number })}
                </Link>
              </th>
              <td>
                {m.console_money_from_to({
                  from: calendarDay(one.periodFrom),
                  to: calendarDay(one.periodUntil),
                })}
              </td>
              <td className="table-number number">{money(one.totalMinor, payout.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Decisions({ explained: { payout } }: { explained: Explained }) {
  const { region, me, whyNot } = useConsole()
  const place = { region: region.id, payout: payout.id }
  const isAsked = payout.state === 'requested'
  const own = payout.requestedBy === me.id ? m.console_money_needs_second() : undefined
  const refresh = [explainPayout, listPayouts]
  const why = whyNot('finance')
  return (
    <>
      <ActButton
        variant="filled"
        label={m.console_money_approve()}
        about={m.console_money_becomes_approved({ sum: money(payout.netMinor, payout.currency) })}
        why={why ?? (isAsked ? own : PAYOUT_STATES[payout.state].name())}
        refresh={refresh}
        submit={(_values, _version, key) => approvePayout(place, { key })}
      />
      <ActButton
        isDangerous
        label={m.console_money_cancel()}
        why={
          why ??
          (isAsked || payout.state === 'approved' ? undefined : PAYOUT_STATES[payout.state].name())
        }
        fields={[whyField()]}
        refresh={refresh}
        submit={({ why: reason }, _version, key) =>
          cancelPayout(place, { why: String(reason) }, { key })
        }
      />
    </>
  )
}

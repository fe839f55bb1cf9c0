import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listLeaderEarnings, read } from '../../../../api/index.ts'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { MoneyText } from '../../../../desk/money-text.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { calendarDay, dateIn, m, money, nameOf } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { CashToReturn } from '../../../cash-to-return.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity, NotALeader } from '../at-community.tsx'
import { LEADER } from '../paths.ts'
import { LEADER_PAGES } from '../payouts/earner-pages.ts'
import { useLeadership } from '../use-leader.ts'
import { Payout } from './payout.tsx'
import { type Earning, KIND_WORDS, Why } from './why.tsx'

/** What one earned, when one can have it, and why every amount is what it is. */
export default function Earnings() {
  const leader = useLeadership()
  return (
    <AtCommunity title={m.leader_earnings_title()}>
      {() =>
        leader.error === null ? (
          <StateList of={leader} isEmpty={() => false} empty={null}>
            {({ id }) => (
              <>
                <Balance leader={id} />
                <CashToReturn />
                <Entries leader={id} />
              </>
            )}
          </StateList>
        ) : (
          <NotALeader />
        )
      }
    </AtCommunity>
  )
}

function Balance({ leader }: { leader: string }) {
  const { region } = useWork()
  const earnings = useQuery(read(listLeaderEarnings, { region: region.id, leader, limit: 1 }))
  return (
    <StateList of={earnings} isEmpty={() => false} empty={null} count={1}>
      {({ balance }) => (
        <section className="desk-card leader-stack" aria-label={m.leader_balance()}>
          <div className="leader-figures">
            <BigNumber
              value={money(balance.availableMinor, balance.currency)}
              name={m.leader_available()}
              tone="go"
            />
            <BigNumber
              value={money(balance.pendingMinor, balance.currency)}
              name={m.leader_pending()}
            />
          </div>
          <p className="leader-soft">
            {m.leader_balance_more({
              underWay: money(balance.underWayMinor, balance.currency),
              paid: money(balance.paidMinor, balance.currency),
              cash: money(Math.max(balance.cashOwedMinor, 0), balance.currency),
            })}
          </p>
          {balance.cashOwedMinor < 0 ? (
            <p className="leader-soft">
              {m.leader_balance_laid_out({
                amount: money(-balance.cashOwedMinor, balance.currency),
              })}
            </p>
          ) : null}
          <Payout leader={leader} availableMinor={balance.availableMinor} />
          <Link to={LEADER.payouts} className={buttonClass('plain', true)}>
            {m.leader_payouts_title()}
          </Link>
        </section>
      )}
    </StateList>
  )
}

function Entries({ leader }: { leader: string }) {
  const { region } = useWork()
  const entries = usePages(listLeaderEarnings, { region: region.id, leader, limit: 30 })
  const [open, setOpen] = useState<Earning | null>(null)
  return (
    <section className="leader-group">
      <h2>{m.leader_entries()}</h2>
      <StateList of={entries} empty={<Empty icon="coin" title={m.leader_entries_none()} />}>
        {(found) => (
          <>
            <div className="desk-list">
              {found.map((entry) => (
                <button
                  key={entry.id}
                  type="button"
                  className="leader-choice"
                  onClick={() => setOpen(entry)}
                >
                  <span className="leader-goods-words">
                    <strong>
                      {entry.lineName === null ? KIND_WORDS[entry.kind]() : nameOf(entry.lineName)}
                    </strong>
                    <span className="leader-soft">
                      {m.leader_entry_note({
                        kind: KIND_WORDS[entry.kind](),
                        day: calendarDay(dateIn(entry.earnedAt, region.timeZone)),
                      })}
                    </span>
                  </span>
                  <span className="leader-order-ends">
                    <b>
                      <MoneyText minor={entry.amountMinor} currency={region.currency} isSigned />
                    </b>
                    <span className="leader-why">{m.leader_why()}</span>
                  </span>
                </button>
              ))}
            </div>
            <MoreButton of={entries} />
          </>
        )}
      </StateList>
      <Sheet title={m.leader_why_title()} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open === null ? null : <Why entry={open} pages={LEADER_PAGES} />}
      </Sheet>
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import { listLeaderPayouts } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity, NotALeader } from '../at-community.tsx'
import { LEADER, payoutPath } from '../paths.ts'
import { useLeadership } from '../use-leader.ts'
import { type ListedPayout, PAYOUT_TONES, PAYOUT_WORDS, periodOf } from './payout-words.ts'

/** What was paid out, what is under way, and the statement of each. */
export default function Payouts() {
  const leader = useLeadership()
  return (
    <AtCommunity title={m.leader_payouts_title()} back={LEADER.earnings}>
      {() =>
        leader.error === null ? (
          <StateList of={leader} isEmpty={() => false} empty={null}>
            {({ id }) => <PayoutList leader={id} />}
          </StateList>
        ) : (
          <NotALeader />
        )
      }
    </AtCommunity>
  )
}

function PayoutList({ leader }: { leader: string }) {
  const { region } = useWork()
  const payouts = usePages(listLeaderPayouts, { region: region.id, leader, limit: 20 })
  return (
    <StateList of={payouts} empty={<NoPayouts />}>
      {(found) => (
        <>
          <div className="desk-list">
            {found.map((payout) => (
              <PayoutRow key={payout.id} payout={payout} />
            ))}
          </div>
          <MoreButton of={payouts} />
        </>
      )}
    </StateList>
  )
}

function PayoutRow({ payout }: { payout: ListedPayout }) {
  const { region } = useWork()
  const tax =
    payout.taxMinor === 0 ? null : (
      <span className="leader-soft number">
        {m.leader_payout_after_tax({ tax: money(payout.taxMinor, payout.currency) })}
      </span>
    )
  return (
    <Link to={payoutPath(payout.id)} className="leader-order-row">
      <span className="leader-goods-words">
        <strong>{periodOf(payout, region.timeZone)}</strong>
        <span className="leader-soft">
          {m.leader_payout_asked({ when: instantOf(payout.requestedAt, region.timeZone) })}
        </span>
        {payout.entryCount === 0 ? null : (
          <span className="leader-soft">
            {m.leader_payout_entries({ count: payout.entryCount })}
          </span>
        )}
        {tax}
      </span>
      <span className="leader-order-ends">
        <b className="number">{money(payout.netMinor, payout.currency)}</b>
        <Tag tone={PAYOUT_TONES[payout.state]}>{PAYOUT_WORDS[payout.state]()}</Tag>
      </span>
    </Link>
  )
}

function NoPayouts() {
  return (
    <Empty
      icon="wallet"
      title={m.leader_payouts_none_title()}
      action={
        <Link to={LEADER.earnings} className={buttonClass('main')}>
          {m.leader_earnings_title()}
        </Link>
      }
    >
      {m.leader_payouts_none_text()}
    </Empty>
  )
}

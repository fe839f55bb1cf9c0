import '../leader.css'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { Tag } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import type { EarnerPages } from './earner-pages.ts'
import { type ListedPayout, PAYOUT_TONES, PAYOUT_WORDS, periodOf } from './payout-words.ts'

/** What was paid out to whoever earns, and what is under way; each leads to its statement. */
export function PayoutList(props: {
  of: UseQueryResult<ListedPayout[]> & ComponentProps<typeof MoreButton>['of']
  pages: EarnerPages
  /** Where a payout is asked for. */
  earnings: string
}) {
  const { of: payouts, pages, earnings } = props
  return (
    <StateList of={payouts} empty={<NoPayouts earnings={earnings} />}>
      {(found) => (
        <>
          <div className="desk-list">
            {found.map((payout) => (
              <PayoutRow key={payout.id} payout={payout} to={pages.payout(payout.id)} />
            ))}
          </div>
          <MoreButton of={payouts} />
        </>
      )}
    </StateList>
  )
}

function PayoutRow({ payout, to }: { payout: ListedPayout; to: string }) {
  const { region } = useWork()
  const tax =
    payout.taxMinor === 0 ? null : (
      <span className="leader-soft number">
        {m.leader_payout_after_tax({ tax: money(payout.taxMinor, payout.currency) })}
      </span>
    )
  return (
    <Link to={to} className="leader-order-row">
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

function NoPayouts({ earnings }: { earnings: string }) {
  return (
    <Empty
      icon="wallet"
      title={m.leader_payouts_none_title()}
      action={
        <Link to={earnings} className={buttonClass('main')}>
          {m.leader_earnings_title()}
        </Link>
      }
    >
      {m.leader_payouts_none_text()}
    </Empty>
  )
}

import { useQuery } from '@tanstack/react-query'
import { read, sumOrdersOfCommunity } from '../../../api/index.ts'
import { BigNumber, JobCard } from '../../../desk/job-card.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { dayOf, m, money, number } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/icon.tsx'
import { useWork } from '../../work.tsx'
import { AtCommunity } from './at-community.tsx'
import { LEADER } from './paths.ts'
import { useHere, useOpenWindows } from './use-leader.ts'

/** All that a leader can do, the day's figures above. */
export default function Home() {
  return (
    <AtCommunity title={m.work_leader()} back="/">
      {() => (
        <>
          <SellingFigures />
          <Group title={m.leader_group_sell()} jobs={SELL} />
          <Group title={m.leader_group_goods()} jobs={GOODS} />
          <Group title={m.leader_group_people()} jobs={PEOPLE} />
          <Group title={m.leader_group_mine()} jobs={MINE} />
        </>
      )}
    </AtCommunity>
  )
}

interface Entry {
  to: string
  icon: IconName
  title: () => string
  note: () => string
}

const SELL: readonly Entry[] = [
  { to: LEADER.share, icon: 'share', title: m.leader_share_title, note: m.leader_share_note },
  {
    to: LEADER.orderFor,
    icon: 'cart',
    title: m.leader_order_for_title,
    note: m.leader_order_for_note,
  },
  { to: LEADER.chain, icon: 'chat', title: m.leader_chain_title, note: m.leader_chain_note },
  { to: LEADER.orders, icon: 'list', title: m.leader_orders_title, note: m.leader_orders_note },
]
const GOODS: readonly Entry[] = [
  { to: LEADER.receive, icon: 'box', title: m.leader_receive_title, note: m.leader_receive_note },
  { to: '/handover', icon: 'bag', title: m.leader_handover_title, note: m.leader_handover_note },
  { to: LEADER.waiting, icon: 'clock', title: m.leader_waiting_title, note: m.leader_waiting_note },
]
const PEOPLE: readonly Entry[] = [
  {
    to: LEADER.members,
    icon: 'people',
    title: m.leader_members_title,
    note: m.leader_members_note,
  },
  { to: LEADER.claims, icon: 'undo', title: m.leader_claims_title, note: m.leader_claims_note },
]
const MINE: readonly Entry[] = [
  {
    to: LEADER.earnings,
    icon: 'coin',
    title: m.leader_earnings_title,
    note: m.leader_earnings_note,
  },
  { to: LEADER.away, icon: 'sun', title: m.leader_away_title, note: m.leader_away_note },
  { to: LEADER.terms, icon: 'percent', title: m.leader_terms_title, note: m.leader_terms_note },
]

function Group({ title, jobs }: { title: string; jobs: readonly Entry[] }) {
  return (
    <section className="leader-group">
      <h2>{title}</h2>
      <div className="desk-list">
        {jobs.map((job) => (
          <JobCard
            key={job.to}
            to={job.to}
            icon={job.icon}
            title={job.title()}
            note={job.note()}
            action={job.title()}
          />
        ))}
      </div>
    </section>
  )
}

/** What the window that closes next has brought so far. */
function SellingFigures() {
  const { today, region } = useWork()
  const { here } = useHere()
  const windows = useOpenWindows()
  const date = windows.data?.[0]?.pickupDate ?? today
  const sums = useQuery({
    ...read(sumOrdersOfCommunity, { ...here, date }),
    enabled: windows.data !== undefined,
  })
  return (
    <StateList of={sums} empty={null} count={1}>
      {(sum) => (
        <section className="desk-card" aria-label={m.leader_figures({ day: dayOf(date, today) })}>
          <p className="desk-hint">{m.leader_figures({ day: dayOf(date, today) })}</p>
          <div className="leader-figures">
            <BigNumber value={number(sum.orders)} name={m.leader_figure_orders()} />
            <BigNumber
              value={money(sum.salesMinor, region.currency)}
              name={m.leader_figure_sales()}
            />
            <BigNumber
              value={number(sum.unpaidOrders)}
              name={m.leader_figure_unpaid()}
              tone={sum.unpaidOrders > 0 ? 'wait' : 'calm'}
            />
          </div>
        </section>
      )}
    </StateList>
  )
}

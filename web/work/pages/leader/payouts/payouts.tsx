import { listLeaderPayouts } from '../../../../api/index.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { m } from '../../../../i18n/index.ts'
import { useWork } from '../../../work.tsx'
import { AtCommunity, NotALeader } from '../at-community.tsx'
import { LEADER } from '../paths.ts'
import { useLeadership } from '../use-leader.ts'
import { LEADER_PAGES } from './earner-pages.ts'
import { PayoutList } from './payout-list.tsx'

/** What was paid out, what is under way, and the statement of each. */
export default function Payouts() {
  const leader = useLeadership()
  return (
    <AtCommunity title={m.leader_payouts_title()} back={LEADER.earnings}>
      {() =>
        leader.error === null ? (
          <StateList of={leader} isEmpty={() => false} empty={null}>
            {({ id }) => <PayoutsOf leader={id} />}
          </StateList>
        ) : (
          <NotALeader />
        )
      }
    </AtCommunity>
  )
}

function PayoutsOf({ leader }: { leader: string }) {
  const { region } = useWork()
  const payouts = usePages(listLeaderPayouts, { region: region.id, leader, limit: 20 })
  return <PayoutList of={payouts} pages={LEADER_PAGES} earnings={LEADER.earnings} />
}

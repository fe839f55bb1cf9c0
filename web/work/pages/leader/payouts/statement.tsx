import { useParams } from '@tanstack/react-router'
import { m } from '../../../../i18n/index.ts'
import { AtCommunity } from '../at-community.tsx'
import { LEADER } from '../paths.ts'
import { useLeadership } from '../use-leader.ts'
import { LEADER_PAGES } from './earner-pages.ts'
import { PayoutStatement } from './payout-statement.tsx'

/** The statement of a leader's payout. */
export default function StatementPage() {
  const { payout } = useParams({ strict: false }) as { payout: string }
  const payee = useLeadership().data?.id
  return (
    <AtCommunity title={m.leader_statement_title()} back={LEADER.payouts}>
      {() => <PayoutStatement payout={payout} payee={payee} pages={LEADER_PAGES} />}
    </AtCommunity>
  )
}

import { useParams } from '@tanstack/react-router'
import { m } from '../../../i18n/index.ts'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { COURIER_PAGES } from '../leader/payouts/earner-pages.ts'
import { PayoutStatement } from '../leader/payouts/payout-statement.tsx'
import { COURIER } from './paths.ts'

/** The statement of a courier's payout. */
export default function StatementPage() {
  const { me } = useWork()
  const { payout } = useParams({ strict: false }) as { payout: string }
  return (
    <Page title={m.leader_statement_title()} back={COURIER.payouts}>
      <PayoutStatement payout={payout} payee={me.id} pages={COURIER_PAGES} />
    </Page>
  )
}

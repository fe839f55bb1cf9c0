import { listCourierPayouts } from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { m } from '../../../i18n/index.ts'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { COURIER_PAGES } from '../leader/payouts/earner-pages.ts'
import { PayoutList } from '../leader/payouts/payout-list.tsx'
import { COURIER } from './paths.ts'

/** What was paid out to a courier, what is under way, and the statement of each. */
export default function Payouts() {
  const { region, me } = useWork()
  const payouts = usePages(listCourierPayouts, { region: region.id, courier: me.id, limit: 20 })
  return (
    <Page title={m.leader_payouts_title()} back={COURIER.earnings}>
      <PayoutList of={payouts} pages={COURIER_PAGES} earnings={COURIER.earnings} />
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getDelivery, read, serverNow } from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { agoOf, m, number, timeOf } from '../../../../i18n/index.ts'
import { Empty } from '../../../../ui/states.tsx'
import { OwedDays } from '../../../owed-days.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { LEADER } from '../paths.ts'
import { useHere } from '../use-leader.ts'
import { CheckBags } from './check-bags.tsx'
import type { Delivery } from './delivery.ts'
import { Discrepancies } from './discrepancies.tsx'
import { GroupMessage } from './group-message.tsx'

/** What came for a day: counted, confirmed, and told to the group. */
export default function Receive() {
  return <AtCommunity title={m.leader_receive_title()}>{() => <DayOfGoods />}</AtCommunity>
}

function DayOfGoods() {
  const { date, today } = useWork()
  const { day } = useHere()
  const delivery = useQuery(read(getDelivery, day))
  return (
    <>
      <DatePick date={date} today={today} />
      <OwedDays
        community={day.community}
        to={LEADER.receive}
        isFor={({ isToConfirm, waiting }) => isToConfirm || waiting > 0}
      />
      <StateList
        of={delivery}
        isEmpty={({ bags, arrivals }) => bags.length === 0 && arrivals.length === 0}
        empty={
          <Empty icon="truck" title={m.leader_receive_none_title()}>
            {m.leader_receive_none_text()}
          </Empty>
        }
      >
        {(known) => <Known key={date} delivery={known} />}
      </StateList>
    </>
  )
}

function Known({ delivery }: { delivery: Delivery }) {
  const open = delivery.arrivals.filter(({ confirmedAt }) => confirmedAt === null)
  const isConfirmed = delivery.arrivals.length > 0 && open.length === 0
  return (
    <>
      <Figures delivery={delivery} />
      {isConfirmed ? <GroupMessage /> : null}
      {delivery.arrivals.length === 0 ? null : (
        <CheckBags delivery={delivery} isConfirmed={isConfirmed} />
      )}
      <Discrepancies delivery={delivery} />
    </>
  )
}

function Figures({ delivery }: { delivery: Delivery }) {
  const { region } = useWork()
  const came = delivery.bags.filter(({ arrivedAt }) => arrivedAt !== null).length
  const open = delivery.arrivals.find(({ confirmedAt }) => confirmedAt === null)
  return (
    <section className="desk-card leader-figures">
      <BigNumber value={number(came)} name={m.leader_bags_came()} tone="go" />
      <BigNumber value={number(delivery.bags.length)} name={m.leader_bags_expected()} />
      {open === undefined ? null : (
        <BigNumber
          value={timeOf(open.confirmBy, region.timeZone)}
          name={m.leader_confirm_by({ left: agoOf(open.confirmBy, serverNow()) })}
          tone="wait"
        />
      )}
    </section>
  )
}

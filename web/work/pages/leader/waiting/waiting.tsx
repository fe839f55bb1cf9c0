import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getHandoverList, listOrdersOfCommunity, read } from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { CallButton, PersonRow } from '../../../../desk/person-row.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { OwedDays } from '../../../owed-days.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { LEADER, orderPath } from '../paths.ts'
import { useHere } from '../use-leader.ts'

/** Who has not come yet: call them, keep their goods longer. */
export default function Waiting() {
  return <AtCommunity title={m.leader_waiting_title()}>{() => <NotCollected />}</AtCommunity>
}

function NotCollected() {
  const { date, today } = useWork()
  const { day, here } = useHere()
  const list = useQuery(read(getHandoverList, day))
  const orders = usePages(listOrdersOfCommunity, { ...here, pickupDate: date, limit: 100 })
  const phoneOf = (order: string) =>
    orders.data?.find(({ id }) => id === order)?.residentPhone ?? null
  return (
    <>
      <DatePick date={date} today={today} />
      <OwedDays community={here.community} to={LEADER.waiting} isFor={({ people }) => people > 0} />
      <StateList
        of={list}
        isEmpty={(answer) => !answer.orders.some(({ state }) => state === 'ready')}
        empty={
          <Empty icon="check-circle" title={m.leader_waiting_none_title()}>
            {m.leader_waiting_none_text()}
          </Empty>
        }
      >
        {(answer) => (
          <>
            <p className="leader-soft">{m.leader_waiting_return()}</p>
            <div className="desk-list">
              {answer.orders
                .filter(({ state }) => state === 'ready')
                .map((order) => (
                  <WaitingRow key={order.orderId} order={order} phone={phoneOf(order.orderId)} />
                ))}
            </div>
          </>
        )}
      </StateList>
    </>
  )
}

type Order = Awaited<ReturnType<typeof getHandoverList>>['orders'][number]

function WaitingRow({ order, phone }: { order: Order; phone: string | null }) {
  const { region } = useWork()
  const until =
    order.deadlineAt === null
      ? ''
      : m.leader_waiting_until({ until: instantOf(order.deadlineAt, region.timeZone) })
  return (
    <PersonRow
      number={order.shortNumber}
      name={m.leader_waiting_who({ name: order.name, building: order.building })}
      note={
        <>
          {m.leader_waiting_bags({ count: order.bagCount, reminders: order.reminders })} {until}
        </>
      }
    >
      <CallButton phone={phone} name={order.name} />
      <Link to={orderPath(order.orderId)} className={buttonClass('plain')}>
        {m.leader_waiting_more()}
      </Link>
    </PersonRow>
  )
}

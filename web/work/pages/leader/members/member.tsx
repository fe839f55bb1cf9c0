import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { getResident, listOrdersOfCommunity, read } from '../../../../api/index.ts'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { CallButton } from '../../../../desk/person-row.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { calendarDay, dateIn, m } from '../../../../i18n/index.ts'
import { buttonClass } from '../../../../ui/button.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { OrderRow } from '../orders/all-orders.tsx'
import { LEADER } from '../paths.ts'
import { useHere } from '../use-leader.ts'

/** One neighbour: how to reach them, and what they ordered lately. */
export default function Member() {
  const { region } = useWork()
  const { resident } = useParams({ strict: false }) as { resident: string }
  const found = useQuery(read(getResident, { region: region.id, resident }))
  return (
    <AtCommunity title={found.data?.name ?? m.leader_member()} back={LEADER.members}>
      {() => (
        <StateList of={found} isEmpty={() => false} empty={null} count={2}>
          {(known) => (
            <>
              <section className="desk-card leader-line">
                <div className="leader-goods-words">
                  <strong>{known.phone ?? m.leader_no_phone_at_all()}</strong>
                  <span className="leader-soft">
                    {m.leader_member_since({
                      room: known.room,
                      day: calendarDay(dateIn(known.joinedAt, region.timeZone)),
                    })}
                  </span>
                  <span className="leader-soft">
                    {known.hasLogin ? m.leader_member_login() : m.leader_member_no_login()}
                  </span>
                </div>
                <CallButton phone={known.phone} name={known.name} />
              </section>
              <Link
                to={LEADER.orderFor}
                search={{ resident: known.id }}
                className={buttonClass('main', true)}
              >
                {m.leader_place_for({ name: known.name })}
              </Link>
              <RecentOrders resident={known.id} />
            </>
          )}
        </StateList>
      )}
    </AtCommunity>
  )
}

function RecentOrders({ resident }: { resident: string }) {
  const { here } = useHere()
  const orders = usePages(listOrdersOfCommunity, { ...here, residentId: resident, limit: 10 })
  return (
    <section className="leader-group">
      <h2>{m.leader_member_orders()}</h2>
      <StateList of={orders} empty={<Empty icon="list" title={m.leader_member_no_orders()} />}>
        {(found) => (
          <>
            <div className="desk-list">
              {found.map((order) => (
                <OrderRow key={order.id} order={order} />
              ))}
            </div>
            <MoreButton of={orders} />
          </>
        )}
      </StateList>
    </section>
  )
}

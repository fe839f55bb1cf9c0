import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getOrder, getResident, read } from '../../../../api/index.ts'
import { Tag } from '../../../../desk/job-card.tsx'
import { CallButton } from '../../../../desk/person-row.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { calendarDay, instantOf, m, money, nameOf } from '../../../../i18n/index.ts'
import { Picture } from '../../../../ui/picture.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useWork } from '../../../work.tsx'
import { AtCommunity } from '../at-community.tsx'
import { OrderClaims } from '../claims/order-claims.tsx'
import { LEADER } from '../paths.ts'
import { OrderDeeds } from './order-deeds.tsx'
import type { OrderWithLines } from './order-with-lines.ts'
import { dueOf, STATE_TONES, STATE_WORDS } from './order-words.ts'

/** One order: who, what, what it costs, and what a leader can do with it. */
export default function OrderPage() {
  const { region } = useWork()
  const { order } = useParams({ strict: false }) as { order: string }
  const found = useQuery(read(getOrder, { region: region.id, order }))
  return (
    <AtCommunity
      title={
        found.data === undefined
          ? m.leader_order()
          : m.leader_order_number({ number: found.data.number })
      }
      back={LEADER.orders}
    >
      {() => (
        <StateList of={found} isEmpty={() => false} empty={null} skeleton="page" count={2}>
          {(known) => (
            <>
              <Who order={known} />
              <Lines order={known} />
              <OrderDeeds order={known} />
              <OrderClaims order={known.id} />
            </>
          )}
        </StateList>
      )}
    </AtCommunity>
  )
}

function Who({ order }: { order: OrderWithLines }) {
  const { region } = useWork()
  const resident = useQuery({
    ...read(getResident, { region: region.id, resident: order.residentId ?? '' }),
    enabled: order.residentId !== null,
  }).data
  const name = order.residentName ?? m.leader_walk_in()
  return (
    <section className="desk-card leader-line">
      <div className="leader-goods-words">
        <p className="leader-line">
          <strong>{name}</strong>
          <Tag tone={STATE_TONES[order.state]}>{STATE_WORDS[order.state]()}</Tag>
        </p>
        <p className="leader-soft">
          {m.leader_order_when({
            day: calendarDay(order.pickupDate),
            placed: instantOf(order.placedAt, region.timeZone),
          })}
        </p>
        {order.note === '' ? null : <p>{order.note}</p>}
      </div>
      <CallButton phone={resident?.phone ?? null} name={name} />
    </section>
  )
}

function Lines({ order }: { order: OrderWithLines }) {
  const due = dueOf(order)
  return (
    <section className="desk-list" aria-label={m.leader_order_goods()}>
      {order.lines.map((line) => (
        <div key={line.lineNumber} className="leader-goods">
          <span className="leader-goods-picture">
            <Picture picture={line.pictureId} alt="" sizes="56px" />
          </span>
          <span className="leader-goods-words">
            <strong>{nameOf(line.name)}</strong>
            <span className="leader-soft">
              {amountOf(line.quantity, line.measure === 'weighed')}
            </span>
          </span>
          <b className="number">{money(line.totalMinor, order.currency)}</b>
        </div>
      ))}
      {order.reductions.map((reduction) => (
        <div
          key={`${reduction.lineNumber} ${reduction.reducedAt} ${reduction.kind}`}
          className="leader-sum"
        >
          <span>{REDUCTIONS[reduction.kind]()}</span>
          <span className="number">{money(-reduction.amountMinor, order.currency)}</span>
        </div>
      ))}
      <div className="leader-sum">
        <strong>{m.leader_order_total()}</strong>
        <strong className="number">{money(due, order.currency)}</strong>
      </div>
    </section>
  )
}

const REDUCTIONS: Record<OrderWithLines['reductions'][number]['kind'], () => string> = {
  'price-cut': m.leader_reduced_price_cut,
  withdrawn: m.leader_reduced_withdrawn,
  short: m.leader_reduced_short,
  weighed: m.leader_reduced_weighed,
  claim: m.leader_reduced_claim,
  returned: m.leader_reduced_returned,
}

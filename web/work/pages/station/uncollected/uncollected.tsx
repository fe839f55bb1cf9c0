import { goodsOf, type Returned, type Waiting } from './orders.ts'
import '../station.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listUncollected, read } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { DecideSheet } from './decide-sheet.tsx'
import { FATE_NAMES, type Fate, WHY_NAMES } from './fates.ts'
import { TakeBackSheet } from './take-back-sheet.tsx'

/** What still waits to be fetched, and what nobody fetched: what becomes of it. */
export default function Uncollected() {
  const { here } = useHere()
  const found = useQuery({
    ...read(listUncollected, here),
    enabled: here.station !== '',
    refetchInterval: 30_000,
  })
  return (
    <AtStation title={m.station_uncollected()}>
      {() => (
        <StateList of={found} isEmpty={() => false} empty={null}>
          {({ waiting, returned }) => (
            <>
              <h2>{m.station_uncollected_back()}</h2>
              <ReturnedList orders={returned} />
              <h2>{m.station_uncollected_waiting()}</h2>
              <WaitingList orders={waiting} />
            </>
          )}
        </StateList>
      )}
    </AtStation>
  )
}

function ReturnedList({ orders }: { orders: readonly Returned[] }) {
  const [order, setOrder] = useState<Returned | null>(null)
  if (orders.length === 0) {
    return <Empty icon="check-circle" title={m.station_uncollected_none()} />
  }
  return (
    <>
      <ul className="desk-list">
        {orders.map((one) => (
          <li key={one.orderId} className="station-row">
            <OrderWords order={one}>
              <ReturnedGoods order={one} />
              <ReturnedWhen order={one} />
            </OrderWords>
            {one.decidedAt === null ? (
              <Button
                kind="soft"
                aria-label={m.station_decide_for({ number: one.shortNumber })}
                onClick={() => setOrder(one)}
              >
                {m.station_decide()}
              </Button>
            ) : (
              <Tag tone="go">{m.station_decided()}</Tag>
            )}
          </li>
        ))}
      </ul>
      {order === null ? null : <DecideSheet order={order} onClose={() => setOrder(null)} />}
    </>
  )
}

const FATE_TONES: Record<Fate, Tone> = {
  restocked: 'go',
  'marked-down': 'wait',
  'written-off': 'need',
}

function ReturnedGoods({ order }: { order: Returned }) {
  return order.lines.map((line) => (
    <span key={line.lineNumber} className="station-fate">
      <span>{goodsOf(line)}</span>
      {order.decidedAt === null ? null : (
        <Tag tone={FATE_TONES[line.fate]}>{FATE_NAMES[line.fate]()}</Tag>
      )}
    </span>
  ))
}

function ReturnedWhen({ order }: { order: Returned }) {
  const { region } = useWork()
  const when = instantOf(order.returnedAt, region.timeZone)
  return (
    <small>
      {[m.station_uncollected_since({ why: WHY_NAMES[order.why](), when }), order.note]
        .filter(Boolean)
        .join(' · ')}
    </small>
  )
}

function WaitingList({ orders }: { orders: readonly Waiting[] }) {
  const { region } = useWork()
  const [order, setOrder] = useState<Waiting | null>(null)
  if (orders.length === 0) return <Empty icon="bag" title={m.station_uncollected_no_waiting()} />
  return (
    <>
      <ul className="desk-list">
        {orders.map((one) => (
          <li key={one.orderId} className="station-row">
            <OrderWords order={one}>
              <small>{one.lines.map(goodsOf).join(' · ')}</small>
              <small>
                {[
                  m.station_uncollected_until({ when: instantOf(one.deadlineAt, region.timeZone) }),
                  one.reminders > 0 && m.station_uncollected_told({ count: one.reminders }),
                  one.cashDueMinor > 0 &&
                    m.station_uncollected_cash({
                      amount: money(one.cashDueMinor, region.currency),
                    }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </OrderWords>
            <Button
              kind="plain"
              aria-label={m.station_take_back_for({ number: one.shortNumber })}
              onClick={() => setOrder(one)}
            >
              {m.station_take_back()}
            </Button>
          </li>
        ))}
      </ul>
      {order === null ? null : <TakeBackSheet order={order} onClose={() => setOrder(null)} />}
    </>
  )
}

function OrderWords(props: { order: Waiting | Returned; children: React.ReactNode }) {
  const { shortNumber, name, phoneLastFour } = props.order
  return (
    <>
      <strong className="station-bag-number number">
        {m.station_short_number({ number: shortNumber })}
      </strong>
      <span className="station-grow station-stack">
        <strong>
          {name === ''
            ? m.station_walk_in()
            : phoneLastFour === null
              ? name
              : m.station_name_phone({ name, ending: phoneLastFour })}
        </strong>
        {props.children}
      </span>
    </>
  )
}

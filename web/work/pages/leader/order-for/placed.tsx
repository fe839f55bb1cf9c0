import './order-for.css'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { placeOrdersForResident } from '../../../../api/index.ts'
import { calendarDay, m, money } from '../../../../i18n/index.ts'
import { Button, buttonClass } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { orderPath } from '../paths.ts'

export type PlacedOrders = Awaited<ReturnType<typeof placeOrdersForResident>>

/** It is ordered: what to write on the slip, and on to the next neighbour. */
export function Placed({ orders, onAnother }: { orders: PlacedOrders; onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="desk-card leader-done">
      <Icon name="check-circle" size={48} />
      <h2 ref={heading} tabIndex={-1}>
        {m.leader_placed_title()}
      </h2>
      {orders.orders.map((order) => (
        <Link key={order.id} to={orderPath(order.id)}>
          {m.leader_placed_order({
            short: order.shortNumber,
            number: order.number,
            day: calendarDay(order.pickupDate),
            amount: money(order.totalMinor, orders.currency),
          })}
        </Link>
      ))}
      <Button icon="plus" isWide onClick={onAnother}>
        {m.leader_order_another()}
      </Button>
      <Link to="/leader" className={buttonClass('plain', true)}>
        {m.leader_back_home()}
      </Link>
    </section>
  )
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listPurchaseOrdersOfSupplier } from '../../../api/index.ts'
import { Empty } from '../../../desk/empty.tsx'
import { MoreButton } from '../../../desk/more-button.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { usePages } from '../../../desk/use-pages.ts'
import { dayOf, m } from '../../../i18n/index.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { OrderTag } from './order-state.tsx'
import { SUPPLIER } from './paths.ts'

const FILTERS = {
  all: m.supplier_filter_all,
  escalated: m.supplier_state_escalated,
  sent: m.supplier_state_sent,
  confirmed: m.supplier_state_confirmed,
  shipped: m.supplier_state_shipped,
  closed: m.supplier_state_closed,
} as const

type Filter = keyof typeof FILTERS

/** The pooled orders that were sent to the supplier, newest first. */
export default function Orders() {
  const { state = 'all' } = useSearch({ strict: false }) as { state?: Filter }
  const navigate = useNavigate()
  return (
    <AtSupplier title={m.supplier_orders()}>
      {() => (
        <>
          <div className="desk-chips">
            {(Object.keys(FILTERS) as Filter[]).map((one) => (
              <button
                key={one}
                type="button"
                className="desk-chip"
                aria-pressed={state === one}
                onClick={() =>
                  void navigate({
                    to: '.',
                    search: { state: one === 'all' ? undefined : one },
                    replace: true,
                  })
                }
              >
                {FILTERS[one]()}
              </button>
            ))}
          </div>
          <OrderList state={state} />
        </>
      )}
    </AtSupplier>
  )
}

function OrderList({ state }: { state: Filter }) {
  const own = useOwn()
  const { today } = useWork()
  const wanted = state === 'all' ? {} : { state }
  const orders = usePages(
    listPurchaseOrdersOfSupplier,
    { ...own, ...wanted, limit: 50 },
    { everyMs: 30_000 },
  )
  return (
    <StateList of={orders} empty={<Empty icon="receipt" title={m.supplier_no_orders()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((order) => (
              <li key={order.id}>
                <Link to={SUPPLIER.order} params={{ order: order.id }} className="station-pick">
                  <span className="station-pick-words">
                    <strong>{dayOf(order.pickupDate, today)}</strong>
                    <small>{m.supplier_number({ number: order.number })}</small>
                  </span>
                  {order.state === 'sent' && order.answerBy !== null ? (
                    <Countdown until={order.answerBy} />
                  ) : null}
                  <OrderTag state={order.state} />
                  <Icon name="next" size={18} />
                </Link>
              </li>
            ))}
          </ul>
          <MoreButton of={orders} />
        </>
      )}
    </StateList>
  )
}

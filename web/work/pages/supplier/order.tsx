import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getPurchaseOrder, type PurchaseOrder, read } from '../../../api/index.ts'
import { Bones, Failed } from '../../../desk/empty.tsx'
import { BigNumber } from '../../../desk/job-card.tsx'
import { calendarDay, instantOf, m, money, timeOf } from '../../../i18n/index.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { amountOf } from '../../goods/amount.ts'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { PrintLink } from '../../goods/print-link.tsx'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { printPaths } from '../print/paths.ts'
import { AnswerForm } from './answer-form.tsx'
import { AtSupplier } from './at-supplier.tsx'
import { isToAnswer, isToShip, OrderTag } from './order-state.tsx'
import { SUPPLIER } from './paths.ts'
import { ShipForm } from './ship-form.tsx'

/** One pooled order: answer it, ship it, see what became of it. */
export default function OrderPage() {
  const { order: id } = useParams({ strict: false }) as { order: string }
  const { region } = useWork()
  const order = useQuery({
    ...read(getPurchaseOrder, { region: region.id, purchaseOrder: id }),
    refetchInterval: 30_000,
  })
  return (
    <AtSupplier title={m.supplier_order()} back={SUPPLIER.orders}>
      {() =>
        order.data !== undefined ? (
          <OrderBody order={order.data} />
        ) : order.isError ? (
          <Failed error={order.error} onRetry={() => void order.refetch()} />
        ) : (
          <Bones rows={4} />
        )
      }
    </AtSupplier>
  )
}

function OrderBody({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const canShip = isToAnswer(order) || isToShip(order) || order.state === 'shipped'
  return (
    <>
      <header className="desk-card station-wave">
        <header>
          <h2>{calendarDay(order.pickupDate)}</h2>
          <OrderTag state={order.state} />
        </header>
        <p className="desk-job-note">{m.supplier_number({ number: order.number })}</p>
        <div className="station-figures">
          <BigNumber value={order.lines.length} name={m.supplier_goods()} />
          <BigNumber
            value={money(order.expectedMinor, region.currency)}
            name={m.supplier_worth()}
            {...(order.expectedMinor === order.amountMinor
              ? {}
              : {
                  note: m.supplier_worth_asked({ sum: money(order.amountMinor, region.currency) }),
                })}
          />
          {isToAnswer(order) && order.answerBy !== null ? (
            <div className="station-figure-wide">
              <AnswerBy instant={order.answerBy} isOver={order.state === 'escalated'} />
            </div>
          ) : null}
        </div>
        {order.declinedWhy === null ? null : (
          <p className="station-said desk-tone-need">
            {m.supplier_declined_because({ why: order.declinedWhy })}
          </p>
        )}
      </header>
      {isToAnswer(order) ? (
        <AnswerForm key={order.version} order={order} />
      ) : (
        <Lines order={order} />
      )}
      {canShip && !isToAnswer(order) ? <ShipForm order={order} /> : null}
      <Shipments order={order} />
    </>
  )
}

function Lines({ order }: { order: PurchaseOrder }) {
  const cards = useSkuCards(order.lines.map(({ skuId }) => skuId))
  return (
    <ul className="desk-list">
      {order.lines.map((line) => {
        const of = (quantity: number) => amountOf(quantity, line.isWeighed)
        const parts = [
          m.supplier_asked({ amount: of(line.quantity) }),
          line.shippedQuantity > 0 &&
            m.supplier_shipped_amount({ amount: of(line.shippedQuantity) }),
          line.receivedQuantity > 0 &&
            m.supplier_received_amount({ amount: of(line.receivedQuantity) }),
          line.refusedQuantity > 0 &&
            m.supplier_refused_amount({ amount: of(line.refusedQuantity) }),
          line.cutWhy !== null && m.supplier_cut_because({ why: line.cutWhy }),
        ].filter((part) => part !== false)
        return (
          <li key={line.skuId} className="station-row">
            <GoodsMark card={cards.get(line.skuId)} note={parts.join(' · ')}>
              <strong className="number station-figure">
                {of(line.confirmedQuantity ?? line.expectedQuantity)}
              </strong>
            </GoodsMark>
          </li>
        )
      })}
    </ul>
  )
}

function Shipments({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  if (order.shipments.length === 0) return null
  return (
    <section className="station-draft">
      <h2>{m.supplier_shipments()}</h2>
      <ul className="desk-list">
        {order.shipments.map((shipment) => (
          <li key={shipment.id} className="station-row">
            <span className="station-grow station-stack">
              <strong>{instantOf(shipment.shippedAt, region.timeZone)}</strong>
              <small>
                {shipment.arrivedAt === null
                  ? m.supplier_expected_at({
                      when: instantOf(shipment.expectedAt, region.timeZone),
                    })
                  : m.supplier_arrived_at({ when: instantOf(shipment.arrivedAt, region.timeZone) })}
              </small>
              <small>
                {shipment.lines
                  .map(({ lotCode }) => lotCode)
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <div className="station-tools">
        <PrintLink to={printPaths.lotLabels(order.id)}>{m.supplier_print_lots()}</PrintLink>
      </div>
    </section>
  )
}

function AnswerBy({ instant, isOver }: { instant: string; isOver: boolean }) {
  const { region } = useWork()
  const time = timeOf(instant, region.timeZone)
  return isOver ? (
    <BigNumber tone="need" value={time} name={m.supplier_answer_over()} />
  ) : (
    <BigNumber
      tone="wait"
      value={<Countdown until={instant} />}
      name={m.supplier_answer_until({ time })}
    />
  )
}

import type { placeOrdersAtCounter } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { PrintLink } from '../../../goods/print-link.tsx'
import { printPaths } from '../../print/paths.ts'

export interface PlacedSale {
  placed: ReplyOf<typeof placeOrdersAtCounter>
  changeMinor: number
}

/** It is sold: what to give back, the numbers, the receipt. */
export function SaleDone({ sale, onNext }: { sale: PlacedSale; onNext: () => void }) {
  const { placed, changeMinor } = sale
  return (
    <section className="desk-job" aria-label={m.station_sold()}>
      <h2>{m.station_sold()}</h2>
      <p className="only-heard" role="status">
        {m.station_sold()}
      </p>
      <div className="station-figures">
        <BigNumber value={money(placed.totalMinor, placed.currency)} name={m.station_total()} />
        {changeMinor === 0 ? null : (
          <BigNumber
            tone="wait"
            value={money(changeMinor, placed.currency)}
            name={m.station_change()}
          />
        )}
        {placed.orders.map((order) => (
          <BigNumber
            key={order.id}
            tone="go"
            value={order.shortNumber}
            name={m.station_pickup_number({ number: order.number })}
          />
        ))}
      </div>
      <div className="station-tools">
        {placed.orders.map((order) => (
          <PrintLink key={order.id} to={printPaths.receipt(order.id)}>
            {m.station_print_receipt()}
          </PrintLink>
        ))}
      </div>
      <Button isWide onClick={onNext}>
        {m.station_next_sale()}
      </Button>
    </section>
  )
}

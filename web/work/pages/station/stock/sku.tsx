import '../station.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { listStock, listStockMovements, read } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { instantOf, m } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { Lots } from './lots.tsx'

type Movement = ReplyOf<typeof listStockMovements>['items'][number]

/** One SKU at the station: its lots, first to expire first, and how it came and went. */
export default function SkuPage() {
  const { sku } = useParams({ strict: false }) as { sku: string }
  const card = useSkuCards([sku]).get(sku)
  return (
    <AtStation title={m.station_goods()} back={STATION.stock}>
      {() => (
        <>
          <GoodsMark card={card} note={card?.code} isLarge />
          <Held sku={sku} />
          <h2>{m.station_lots()}</h2>
          <Lots sku={sku} card={card} />
          <h2>{m.station_movements()}</h2>
          <Movements sku={sku} card={card} />
        </>
      )}
    </AtStation>
  )
}

function Held({ sku }: { sku: string }) {
  const { here } = useHere()
  const { data } = useQuery(read(listStock, { ...here, skuId: sku }))
  const row = data?.items[0]
  if (row === undefined) return null
  const of = (quantity: number) => amountOf(quantity, row.measure === 'weighed')
  return (
    <div className="station-figures desk-card">
      <BigNumber value={of(row.onHand)} name={m.station_on_hand()} />
      <BigNumber value={of(row.reserved)} name={m.station_reserved()} tone="wait" />
      <BigNumber value={of(row.left)} name={m.station_left()} tone="go" />
    </div>
  )
}

interface OfSku {
  sku: string
  card: SkuCard | undefined
}

const REASONS: Record<Movement['reason'], () => string> = {
  received: m.station_moved_received,
  counted: m.station_moved_counted,
  adjusted: m.station_moved_adjusted,
  'written-off': m.station_moved_written_off,
  sold: m.station_moved_sold,
  returned: m.station_moved_returned,
  'moved-out': m.station_moved_out,
  'moved-in': m.station_moved_in,
  'returned-to-supplier': m.station_moved_to_supplier,
}

function Movements({ sku, card }: OfSku) {
  const { region } = useWork()
  const { here } = useHere()
  const movements = usePages(listStockMovements, { ...here, sku, limit: 50 })
  return (
    <StateList of={movements} empty={<Empty icon="list" title={m.station_no_movements()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((movement) => {
              const amount = amountOf(Math.abs(movement.quantity), card?.measure === 'weighed')
              const parts = [
                instantOf(movement.occurredAt, region.timeZone),
                movement.lotCode,
                movement.note,
              ].filter(Boolean)
              return (
                <li key={movement.id} className="station-row">
                  <span className="station-grow station-stack">
                    <strong>{REASONS[movement.reason]()}</strong>
                    <small>{parts.join(' · ')}</small>
                  </span>
                  <strong className={movement.quantity < 0 ? 'number desk-ink-need' : 'number'}>
                    {movement.quantity < 0
                      ? m.station_minus({ amount })
                      : m.station_plus({ amount })}
                  </strong>
                </li>
              )
            })}
          </ul>
          <MoreButton of={movements} />
        </>
      )}
    </StateList>
  )
}

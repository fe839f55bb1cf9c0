import '../station.css'
import './receiving.css'
import { useQuery } from '@tanstack/react-query'
import { listReceipts, type Receipt } from '../../../../api/index.ts'
import { DatePick } from '../../../../desk/date-pick.tsx'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag } from '../../../../desk/job-card.tsx'
import { readAll } from '../../../../desk/read-all.ts'
import { StateList } from '../../../../desk/state-list.tsx'
import { fullDay, m, timeOf } from '../../../../i18n/index.ts'
import { amountOfCard } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { useReceivingDay } from './day.ts'

/** What was taken in on a day, receipt by receipt. */
export default function Receipts() {
  const { date, today } = useWork()
  return (
    <AtStation title={m.station_receipts()} back={STATION.receiving}>
      {() => (
        <>
          <DatePick date={date} today={today} />
          <ReceiptList />
        </>
      )}
    </AtStation>
  )
}

function ReceiptList() {
  const { day } = useHere()
  const receipts = useQuery(readAll(listReceipts, day))
  return (
    <StateList of={receipts} empty={<Empty icon="receipt" title={m.station_no_receipts()} />}>
      {(items) => (
        <>
          {items.toReversed().map((receipt) => (
            <ReceiptCard key={receipt.id} receipt={receipt} />
          ))}
        </>
      )}
    </StateList>
  )
}

function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { region } = useWork()
  const day = useReceivingDay()
  const cards = useSkuCards(receipt.lines.map(({ skuId }) => skuId))
  const order = day.data?.purchaseOrders.find(({ id }) => id === receipt.purchaseOrderId)
  return (
    <article className="station-receipt desk-card">
      <header>
        <h2>{order?.supplierName ?? m.station_without_order()}</h2>
        <span className="number">{timeOf(receipt.receivedAt, region.timeZone)}</span>
        {receipt.isLate ? <Tag tone="wait">{m.station_late()}</Tag> : null}
      </header>
      <ul>
        {receipt.lines.map((line) => {
          const card = cards.get(line.skuId)
          return (
            <li key={line.id} className="station-row">
              <GoodsMark card={card} note={card && <LineWords line={line} card={card} />} />
            </li>
          )
        })}
      </ul>
    </article>
  )
}

type Line = Receipt['lines'][number]

function LineWords(props: {
  line: Line
  card: { measure: 'piece' | 'case' | 'about' | 'weighed'; unit: string }
}) {
  const { line, card } = props
  return [
    m.station_taken({ amount: amountOfCard(line.quantity, card) }),
    line.refusedQuantity > 0 &&
      m.station_refused_because({
        amount: amountOfCard(line.refusedQuantity, card),
        why: line.refusedWhy ?? '',
      }),
    line.expiresOn !== null && m.station_until({ date: fullDay(line.expiresOn) }),
    line.grade !== null && m.station_graded({ grade: line.grade }),
    line.temperatureTenths !== null && m.station_degrees({ degrees: line.temperatureTenths / 10 }),
    line.notes.includes('near-expiry') && m.station_near_expiry(),
  ]
    .filter((part) => part !== false)
    .join(' · ')
}

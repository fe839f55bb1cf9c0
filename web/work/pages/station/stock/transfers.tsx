import { MoreButton } from '../../../../desk/more-button.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { useStationNames } from './station-names.ts'
import '../station.css'
import { useState } from 'react'
import { listStationTransfers, type StockTransfer } from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { ReceiveTransfer } from './receive-transfer.tsx'
import { CancelTransfer, SendTransfer } from './transfer-forms.tsx'

/** Goods that leave this station for another, or come to it. */
export default function Transfers() {
  const [isOpen, setOpen] = useState(false)
  return (
    <AtStation title={m.station_transfers()}>
      {() => (
        <>
          <Button isWide icon="share" onClick={() => setOpen(true)}>
            {m.station_send_goods()}
          </Button>
          <h2>{m.station_coming_here()}</h2>
          <TransferList direction="in" />
          <h2>{m.station_sent_away()}</h2>
          <TransferList direction="out" />
          <Sheet title={m.station_send_goods()} isOpen={isOpen} onClose={() => setOpen(false)}>
            <SendTransfer onDone={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </AtStation>
  )
}

function TransferList({ direction }: { direction: 'in' | 'out' }) {
  const { here } = useHere()
  const transfers = usePages(listStationTransfers, { ...here, direction, limit: 30 })
  return (
    <StateList of={transfers} empty={<Empty icon="share" title={m.station_no_transfers()} />}>
      {(items) => (
        <>
          <ul className="desk-list">
            {items.map((transfer) => (
              <TransferRow key={transfer.id} transfer={transfer} direction={direction} />
            ))}
          </ul>
          <MoreButton of={transfers} />
        </>
      )}
    </StateList>
  )
}

const STATES: Record<StockTransfer['state'], [Tone, () => string]> = {
  'on-the-way': ['wait', m.station_on_the_way],
  received: ['go', m.station_received],
  cancelled: ['calm', m.station_state_cancelled],
}

function TransferRow(props: { transfer: StockTransfer; direction: 'in' | 'out' }) {
  const { transfer, direction } = props
  const { region } = useWork()
  const names = useStationNames()
  const cards = useSkuCards(transfer.lines.map(({ skuId }) => skuId))
  const [isOpen, setOpen] = useState(false)
  const other = direction === 'in' ? transfer.fromStationId : transfer.toStationId
  const [tone, state] = STATES[transfer.state]
  const goods = transfer.lines.map((line) => {
    const card = cards.get(line.skuId)
    const isWeighed = card?.measure === 'weighed'
    const { quantity, receivedQuantity: came, temperatureTenths: tenths } = line
    const words = [
      m.station_goods_amount({
        name: card?.name ?? m.station_goods_unnamed(),
        amount: amountOf(came ?? quantity, isWeighed),
      }),
      came === null || came === quantity
        ? null
        : m.station_was_sent({ amount: amountOf(quantity, isWeighed) }),
      tenths === null ? null : m.station_degrees({ degrees: tenths / 10 }),
    ]
      .filter((part) => part !== null)
      .join(' · ')
    return { lineNumber: line.lineNumber, words }
  })
  return (
    <li className="station-row">
      <span className="station-grow station-stack">
        <strong>{names.get(other) ?? m.station_other_station()}</strong>
        {goods.map(({ lineNumber, words }) => (
          <small key={lineNumber}>{words}</small>
        ))}
        <small>{instantOf(transfer.sentAt, region.timeZone)}</small>
        {transfer.note === '' ? null : <small>{transfer.note}</small>}
        {transfer.receivedNote === '' ? null : <small>{transfer.receivedNote}</small>}
      </span>
      <Tag tone={tone}>{state()}</Tag>
      {transfer.state !== 'on-the-way' ? null : (
        <Button kind="soft" of={goods[0]?.words} onClick={() => setOpen(true)}>
          {direction === 'in' ? m.station_take_in() : m.station_call_back()}
        </Button>
      )}
      {isOpen && direction === 'in' ? (
        <ReceiveTransfer transfer={transfer} onClose={() => setOpen(false)} />
      ) : null}
      {isOpen && direction === 'out' ? (
        <CancelTransfer transfer={transfer} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  )
}

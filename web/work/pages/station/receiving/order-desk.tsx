import { useState } from 'react'
import {
  getAllocation,
  getReceivingDay,
  listReceipts,
  receiveGoods,
  useAct,
} from '../../../../api/index.ts'
import { Empty } from '../../../../desk/empty.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button, IconButton } from '../../../../ui/button.tsx'
import { type Found, GoodsFind } from '../../../goods/goods-find.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useHere } from '../at-station.tsx'
import type { DayOrder, ReceivingDay } from './day.ts'
import { shipmentsOf } from './day.ts'
import { type DraftLine, useDraft, wireOf } from './draft.ts'
import { DraftList } from './draft-list.tsx'
import { ExpectedLines } from './expected-lines.tsx'
import { LineSheet } from './line-sheet.tsx'
import { WITHOUT_ORDER } from './order-cards.tsx'
import type { LineWish } from './use-line-form.ts'
import { type Origin, WithoutOrder } from './without-order.tsx'

/** One purchase order at the door: scan, write down, save as one receipt. */
export function OrderDesk(props: {
  day: ReceivingDay
  orderId: string | undefined
  onClose: () => void
}) {
  const { day, orderId } = props
  const order = day.purchaseOrders.find(({ id }) => id === orderId)
  if (orderId === undefined || (order === undefined && orderId !== WITHOUT_ORDER)) {
    return (
      <section className="station-main station-main-empty">
        <Empty
          icon="scan"
          title={m.station_choose_arrival()}
          text={m.station_choose_arrival_text()}
        />
      </section>
    )
  }
  return <OpenDesk day={day} order={order} onClose={props.onClose} />
}

function OpenDesk(props: { day: ReceivingDay; order: DayOrder | undefined; onClose: () => void }) {
  const { day, order } = props
  const draft = useDraft(order?.id ?? WITHOUT_ORDER)
  const [wish, setWish] = useState<LineWish | null>(null)
  const cards = useSkuCards((order?.lines ?? []).map(({ skuId }) => skuId))
  const find = (found: Found) => setWish({ ...found, line: null })
  return (
    <section className="station-main" aria-label={order?.supplierName ?? m.station_without_order()}>
      <header className="station-main-head">
        <h2>{order?.supplierName ?? m.station_without_order()}</h2>
        <IconButton
          icon="close"
          label={m.station_close_order()}
          className="station-only-phone"
          onClick={props.onClose}
        />
      </header>
      <GoodsFind
        label={m.station_scan_goods()}
        onFound={find}
        isListening={wish === null}
        {...(order === undefined ? {} : { among: [...cards.values()] })}
      />
      {order === undefined ? null : (
        <ExpectedLines
          order={order}
          draft={draft.lines}
          onPick={(skuId) =>
            setWish({ skuId, weightGrams: null, code: null, name: '', line: null })
          }
        />
      )}
      <DraftList
        lines={draft.lines}
        onEdit={(line) =>
          setWish({ skuId: line.skuId, weightGrams: null, code: null, name: '', line })
        }
        onRemove={draft.remove}
      />
      <SaveReceipt day={day} order={order} lines={draft.lines} onSaved={draft.clear} />
      {wish === null ? null : (
        <LineSheet
          wish={wish}
          day={day}
          order={order}
          onClose={() => setWish(null)}
          onTake={(line) => {
            draft.put(line)
            setWish(null)
          }}
        />
      )}
    </section>
  )
}

function SaveReceipt(props: {
  day: ReceivingDay
  order: DayOrder | undefined
  lines: readonly DraftLine[]
  onSaved: () => void
}) {
  const { day, order, lines } = props
  const { here } = useHere()
  const [origin, setOrigin] = useState<Origin>({ supplierId: '', why: '' })
  const [isSaved, setSaved] = useState(false)
  const save = useAct(receiveGoods, {
    refresh: [getReceivingDay, listReceipts, getAllocation],
    onDone: () => {
      setSaved(true)
      props.onSaved()
    },
  })
  const shipment = order && shipmentsOf(day, order.id).find(({ arrivedAt }) => arrivedAt === null)
  const lacksOrigin = order === undefined && (origin.supplierId === '' || origin.why.trim() === '')
  const submit = () =>
    save.mutate({
      params: here,
      body: {
        pickupDate: day.pickupDate,
        ...(order === undefined
          ? { supplierId: origin.supplierId, why: origin.why.trim() }
          : { purchaseOrderId: order.id }),
        ...(shipment === undefined ? {} : { shipmentId: shipment.id }),
        lines: lines.map(wireOf),
      },
    })
  return (
    <div className="station-save">
      {order === undefined ? <WithoutOrder origin={origin} onChange={setOrigin} /> : null}
      <Refusal error={save.error} />
      <p role="status" className="station-saved">
        {isSaved && lines.length === 0 ? m.station_receipt_saved() : ''}
      </p>
      <Button
        isWide
        icon="check"
        isBusy={save.isPending}
        whyNot={
          lines.length === 0
            ? m.station_receipt_empty()
            : lacksOrigin
              ? m.station_origin_needed()
              : null
        }
        onClick={submit}
      >
        {m.station_receipt_save({ count: lines.length })}
      </Button>
    </div>
  )
}

import { useState } from 'react'
import {
  cancelStockTransfer,
  listLots,
  listStationTransfers,
  listStock,
  receiveStockTransfer,
  type StockTransfer,
  sendStockTransfer,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useHere } from '../at-station.tsx'
import { GoodsLinesForm, useGoodsLines } from './goods-lines.tsx'
import { useStationNames } from './station-names.ts'

const REFRESH = [listStationTransfers, listStock, listLots]

export function SendTransfer({ onDone }: { onDone: () => void }) {
  const { here } = useHere()
  const lines = useGoodsLines()
  const names = useStationNames()
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const send = useAct(sendStockTransfer, { refresh: REFRESH, onDone })
  const whyNot =
    to === '' ? m.station_lack_station() : lines.isReady ? null : m.station_lack_lines()
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot !== null || send.isPending) return
        const noted = note.trim() === '' ? {} : { note: note.trim() }
        send.mutate({ params: here, body: { toStationId: to, lines: lines.wire(), ...noted } })
      }}
    >
      <Field label={m.station_to_station()}>
        {(tied) => (
          <select
            {...tied}
            className="desk-input"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          >
            <option value="">{m.station_choose()}</option>
            {[...names]
              .filter(([id]) => id !== here.station)
              .map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
      <GoodsLinesForm of={lines} />
      <TextField
        label={m.station_note()}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusal error={send.error} />
      <Button type="submit" isWide icon="share" isBusy={send.isPending} whyNot={whyNot}>
        {m.station_send_goods()}
      </Button>
    </form>
  )
}

interface OfTransfer {
  transfer: StockTransfer
  onClose: () => void
}

/** What came of a transfer: all of it, or less line by line. */
export function ReceiveTransfer({ transfer, onClose }: OfTransfer) {
  const { here } = useHere()
  const cards = useSkuCards(transfer.lines.map(({ skuId }) => skuId))
  const [typed, setTyped] = useState<Record<number, string>>({})
  const receive = useAct(receiveStockTransfer, { refresh: REFRESH, onDone: onClose })
  const rows = transfer.lines.map((line) => {
    const isWeighed = cards.get(line.skuId)?.measure === 'weighed'
    const text = typed[line.lineNumber] ?? amountText(line.quantity, isWeighed)
    return { line, isWeighed, text, came: typedAmount(text, isWeighed) }
  })
  const isReady = rows.every(({ came }) => came !== null)
  const submit = () =>
    receive.mutate({
      params: { ...here, transfer: transfer.id },
      body: {
        lines: rows.map(({ line, came }) => ({
          lineNumber: line.lineNumber,
          receivedQuantity: came ?? 0,
        })),
      },
    })
  return (
    <Sheet title={m.station_take_in()} isOpen onClose={onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !receive.isPending) submit()
        }}
      >
        {rows.map(({ line, isWeighed, text }) => (
          <div key={line.lineNumber} className="desk-card">
            <GoodsMark
              card={cards.get(line.skuId)}
              note={m.station_was_sent({ amount: amountOf(line.quantity, isWeighed) })}
            />
            <TextField
              label={isWeighed ? m.station_came_kg() : m.station_came_pieces()}
              inputMode="decimal"
              value={text}
              onChange={(event) => setTyped({ ...typed, [line.lineNumber]: event.target.value })}
            />
          </div>
        ))}
        <Refusal error={receive.error} />
        <Button
          type="submit"
          isWide
          icon="check"
          isBusy={receive.isPending}
          whyNot={isReady ? null : m.station_lack_amount()}
        >
          {m.station_take_in()}
        </Button>
      </form>
    </Sheet>
  )
}

export function CancelTransfer({ transfer, onClose }: OfTransfer) {
  const { here } = useHere()
  const cancel = useAct(cancelStockTransfer, { refresh: REFRESH, onDone: onClose })
  return (
    <ConfirmSheet
      title={m.station_call_back()}
      isOpen
      onClose={onClose}
      action={m.station_call_back()}
      isBusy={cancel.isPending}
      error={cancel.error}
      reason={m.station_why()}
      onConfirm={(why) =>
        cancel.mutate({ params: { ...here, transfer: transfer.id }, body: { why } })
      }
    >
      <p>{m.station_call_back_text()}</p>
    </ConfirmSheet>
  )
}

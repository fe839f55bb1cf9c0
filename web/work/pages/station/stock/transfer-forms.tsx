import { useState } from 'react'
import {
  cancelStockTransfer,
  listLots,
  listStationTransfers,
  listStock,
  type StockTransfer,
  sendStockTransfer,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { useHere } from '../at-station.tsx'
import { GoodsLinesForm, useGoodsLines } from './goods-lines.tsx'
import { useStationNames } from './station-names.ts'

export const REFRESH = [listStationTransfers, listStock, listLots]

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
      <GoodsLinesForm of={lines} error={send.error} isToSell />
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

export interface OfTransfer {
  transfer: StockTransfer
  onClose: () => void
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

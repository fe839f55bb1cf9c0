import { useId, useState } from 'react'
import { receiveStockTransfer, useAct } from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useHere } from '../at-station.tsx'
import { useReceivingDay } from '../receiving/day.ts'
import { DegreesField, isTooWarm, typedTenths } from '../receiving/degrees-field.tsx'
import { type OfTransfer, REFRESH } from './transfer-forms.tsx'

/** What came of a transfer: all of it, or less line by line; cold goods are measured. */
export function ReceiveTransfer({ transfer, onClose }: OfTransfer) {
  const { here } = useHere()
  const id = useId()
  const { rules, rows, note, set, setNote, whyNot } = useComing(transfer)
  const receive = useAct(receiveStockTransfer, { refresh: REFRESH, onDone: onClose })
  const submit = () =>
    receive.mutate({
      params: { ...here, transfer: transfer.id },
      body: {
        lines: rows.map(({ line, came, tenths }) => ({
          lineNumber: line.lineNumber,
          receivedQuantity: came ?? 0,
          ...(tenths === null ? {} : { temperatureTenths: tenths }),
        })),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    })
  return (
    <Sheet
      title={m.station_take_in()}
      isOpen
      onClose={onClose}
      foot={
        <Button
          type="submit"
          form={id}
          isWide
          icon="check"
          isBusy={receive.isPending}
          whyNot={whyNot}
        >
          {m.station_take_in()}
        </Button>
      }
    >
      <form
        id={id}
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === null && !receive.isPending) submit()
        }}
      >
        {rows.map(({ line, card, isWeighed, text, degrees, isOut }) => (
          <div key={line.lineNumber} className="desk-card station-came">
            <GoodsMark
              card={card}
              note={[
                m.station_was_sent({ amount: amountOf(line.quantity, isWeighed) }),
                ...(line.lotCode === null ? [] : [m.station_lot_named({ lot: line.lotCode })]),
              ].join(' · ')}
            />
            <TextField
              label={isWeighed ? m.station_came_kg() : m.station_came_pieces()}
              inputMode="decimal"
              value={text}
              onChange={(event) => set(line.lineNumber, { text: event.target.value })}
            />
            {card === undefined || card.storage === 'ambient' || rules === undefined ? null : (
              <DegreesField
                storage={card.storage}
                rules={rules}
                value={degrees}
                onChange={(typed) => set(line.lineNumber, { degrees: typed })}
                isOut={isOut}
              />
            )}
            {isOut ? (
              <Button kind="danger" isWide onClick={() => set(line.lineNumber, { text: '0' })}>
                {m.station_take_none()}
              </Button>
            ) : null}
          </div>
        ))}
        <TextField
          label={m.station_note()}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusal error={receive.error} />
      </form>
    </Sheet>
  )
}

interface Typed {
  text?: string
  degrees?: string
}

/** What was typed of each line, and what still lacks before all can be taken in. */
function useComing(transfer: OfTransfer['transfer']) {
  const rules = useReceivingDay().data?.rules
  const cards = useSkuCards(transfer.lines.map(({ skuId }) => skuId))
  const [typed, setTyped] = useState<Record<number, Typed>>({})
  const [note, setNote] = useState('')
  const rows = transfer.lines.map((line) => {
    const card = cards.get(line.skuId)
    const isWeighed = card?.measure === 'weighed'
    const { text = amountText(line.quantity, isWeighed), degrees = '' } =
      typed[line.lineNumber] ?? {}
    const came = typedAmount(text, isWeighed)
    const isCold = card !== undefined && card.storage !== 'ambient' && came !== 0
    const tenths = typedTenths(degrees)
    const isOut = isCold && rules !== undefined && isTooWarm(card, tenths, rules)
    return { line, card, isWeighed, text, came, degrees, tenths, isCold, isOut }
  })
  const whyNot = rows.some(({ came }) => came === null)
    ? m.station_lack_amount()
    : rows.some(({ isCold, tenths }) => isCold && tenths === null)
      ? m.station_lack_warmth()
      : rows.some(({ isOut }) => isOut)
        ? m.station_too_warm_none()
        : null
  const set = (lineNumber: number, change: Typed) =>
    setTyped((before) => ({ ...before, [lineNumber]: { ...before[lineNumber], ...change } }))
  return { rules, rows, note, set, setNote, whyNot }
}

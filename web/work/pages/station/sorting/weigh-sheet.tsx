import { useState } from 'react'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m, weight } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { Keypad } from '../../../goods/keypad.tsx'
import { useRemembered } from '../../../remembered.ts'
import { feel, useKeyboardScanner } from '../../../scanner/index.ts'
import type { SortLine } from './board-day.ts'
import type { Mark } from './mark.ts'

export interface WeighSheetProps {
  line: SortLine
  isBusy: boolean
  error: unknown
  onClose: () => void
  onMark: (mark: Mark) => void
}

/** What really went into one bag: grams on the scale less the container, a label, or pieces. */
export function WeighSheet(props: WeighSheetProps) {
  const { line, onMark } = props
  const key = { orderId: line.orderId, lineNumber: line.lineNumber }
  const title = m.station_slot({ slot: line.slot, number: line.shortNumber })
  return (
    <Sheet title={title} isOpen onClose={props.onClose}>
      <div className="station-weigh">
        <p className="station-weigh-wanted">
          {m.station_should_be()}
          <strong className="number">{amountOf(line.quantity, line.isWeighed)}</strong>
        </p>
        <Refusal error={props.error} />
        {line.isWeighed ? <Weighing {...props} /> : <Counting {...props} />}
        <Button kind="plain" onClick={() => onMark({ ...key, quantity: 0 })}>
          {m.station_all_lacking()}
        </Button>
      </div>
    </Sheet>
  )
}

function Weighing({ line, isBusy, onMark }: WeighSheetProps) {
  const [gross, setGross] = useState('')
  const [tare, keepTare] = useRemembered<string>('tare')
  const grossGrams = Number(gross)
  const tareGrams = Number(tare ?? '0')
  const net = grossGrams - tareGrams
  const key = { orderId: line.orderId, lineNumber: line.lineNumber }
  useKeyboardScanner((scaleCode) => {
    feel('good')
    onMark({ ...key, scaleCode })
  })
  const whyNot = gross === '' ? m.station_lack_grams() : net <= 0 ? m.station_lack_net() : null
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && !isBusy) onMark({ ...key, grossGrams, tareGrams })
      }}
    >
      <Keypad
        label={m.station_gross()}
        value={gross}
        onChange={setGross}
        unit={m.station_goods_g()}
      />
      <TextField
        label={m.station_tare()}
        inputMode="numeric"
        pattern="[0-9]*"
        autoComplete="off"
        value={tare ?? ''}
        onChange={(event) => keepTare(event.target.value.replace(/\D/g, ''))}
      />
      <p className="station-hint">{m.station_scale_hint()}</p>
      {whyNot === null ? (
        <p className="station-said desk-tone-calm" aria-live="polite">
          {net < line.quantity
            ? m.station_net_less({ net: weight(net), less: weight(line.quantity - net) })
            : m.station_net({ net: weight(net) })}
        </p>
      ) : null}
      <Button type="submit" isWide icon="check" isBusy={isBusy} whyNot={whyNot}>
        {m.station_mark()}
      </Button>
    </form>
  )
}

function Counting({ line, isBusy, onMark }: WeighSheetProps) {
  const [typed, setTyped] = useState('')
  const quantity = Number(typed)
  const isOk = typed !== '' && Number.isInteger(quantity) && quantity <= line.quantity
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isOk || isBusy) return
        onMark({ orderId: line.orderId, lineNumber: line.lineNumber, quantity })
      }}
    >
      <Keypad label={m.station_really_in()} value={typed} onChange={setTyped} />
      <Button
        type="submit"
        isWide
        icon="check"
        isBusy={isBusy}
        whyNot={isOk ? null : m.station_lack_count({ count: line.quantity })}
      >
        {m.station_mark()}
      </Button>
    </form>
  )
}

import { useState } from 'react'
import {
  decideUncollected,
  listLots,
  listStationCorrections,
  listStock,
  listUncollected,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useHere } from '../at-station.tsx'
import { REASON_NAMES, REASONS_OF } from '../stock/reasons.ts'
import { FATE_NAMES, FATES, type Fate } from './fates.ts'
import type { Returned } from './orders.ts'

type Reason = (typeof REASONS_OF)['written-off'][number]

interface Said {
  fate: Fate
  reason: Reason
  note: string
}

/** What really becomes of goods that came back, line by line. */
export function DecideSheet({ order, onClose }: { order: Returned; onClose: () => void }) {
  const { here } = useHere()
  const cards = useSkuCards(order.lines.map(({ skuId }) => skuId))
  const [said, setSaid] = useState<Record<number, Said>>({})
  const of = (line: Returned['lines'][number]): Said =>
    said[line.lineNumber] ?? { fate: line.fate, reason: 'spoiled', note: '' }
  const act = useAct(decideUncollected, {
    refresh: [listUncollected, listStock, listLots, listStationCorrections],
    onDone: onClose,
  })
  const lacksWords = order.lines.map(of).some(needsWords)
  const submit = () =>
    act.mutate({
      params: { ...here, order: order.orderId },
      body: {
        lines: order.lines.map((line) => {
          const { fate, reason, note } = of(line)
          const why = note.trim() === '' ? { reason } : { reason, note: note.trim() }
          const { lineNumber } = line
          return { lineNumber, fate, ...(fate === 'written-off' ? why : {}) }
        }),
      },
    })
  return (
    <Sheet title={m.station_decide_for({ number: order.shortNumber })} isOpen onClose={onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!lacksWords && !act.isPending) submit()
        }}
      >
        {order.lines.map((line) => (
          <LineFate
            key={line.lineNumber}
            line={line}
            card={cards.get(line.skuId)}
            said={of(line)}
            onChange={(next) => setSaid({ ...said, [line.lineNumber]: next })}
          />
        ))}
        <Refusal error={act.error} />
        <Button
          type="submit"
          isWide
          icon="check"
          isBusy={act.isPending}
          whyNot={lacksWords ? m.station_lack_words() : null}
        >
          {m.station_decide_do()}
        </Button>
      </form>
    </Sheet>
  )
}

const needsWords = ({ fate, reason, note }: Said): boolean =>
  fate === 'written-off' && reason === 'other' && note.trim() === ''

function LineFate(props: {
  line: Returned['lines'][number]
  card: SkuCard | undefined
  said: Said
  onChange: (said: Said) => void
}) {
  const { line, card, said, onChange } = props
  const name = nameOf(line.name)
  return (
    <fieldset className="desk-card station-choice">
      <legend className="only-heard">{name}</legend>
      <GoodsMark
        card={card}
        name={name}
        note={amountOf(line.quantity, line.measure === 'weighed')}
      />
      <div className="desk-chips">
        {FATES.map((fate) => (
          <button
            key={fate}
            type="button"
            className="desk-chip"
            aria-pressed={said.fate === fate}
            onClick={() => onChange({ ...said, fate })}
          >
            {FATE_NAMES[fate]()}
          </button>
        ))}
      </div>
      {said.fate === 'written-off' ? (
        <>
          <Field label={m.station_why()}>
            {(tied) => (
              <select
                {...tied}
                className="desk-input"
                value={said.reason}
                onChange={(event) => onChange({ ...said, reason: event.target.value as Reason })}
              >
                {REASONS_OF['written-off'].map((one) => (
                  <option key={one} value={one}>
                    {REASON_NAMES[one]()}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label={m.station_note()}
            maxLength={500}
            value={said.note}
            onChange={(event) => onChange({ ...said, note: event.target.value })}
          />
        </>
      ) : null}
    </fieldset>
  )
}

import { useState } from 'react'
import { listUncollected, returnPickupEarly, useAct } from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { useHere } from '../at-station.tsx'
import { WHY_NAMES } from './fates.ts'
import { goodsOf, type Waiting } from './orders.ts'

type Why = 'given-up' | 'cannot-wait'

const WHAT_FOLLOWS: Record<Why, () => string> = {
  'given-up': m.station_back_given_up_text,
  'cannot-wait': m.station_back_cannot_wait_text,
}

/** Takes back what waits before its time is over, with the reason and what follows from it. */
export function TakeBackSheet({ order, onClose }: { order: Waiting; onClose: () => void }) {
  const { here } = useHere()
  const [why, setWhy] = useState<Why | null>(null)
  const [note, setNote] = useState('')
  const act = useAct(returnPickupEarly, { refresh: [listUncollected], onDone: onClose })
  const submit = (chosen: Why) =>
    act.mutate({
      params: { ...here, order: order.orderId },
      body: { why: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    })
  return (
    <Sheet title={m.station_take_back_for({ number: order.shortNumber })} isOpen onClose={onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (why !== null && !act.isPending) submit(why)
        }}
      >
        <p>{order.lines.map(goodsOf).join(' · ')}</p>
        <fieldset className="station-choice">
          <legend>{m.station_why()}</legend>
          {(['given-up', 'cannot-wait'] as const).map((one) => (
            <label key={one} className="station-check">
              <input type="radio" name="why" checked={why === one} onChange={() => setWhy(one)} />
              <span>
                <strong>{WHY_NAMES[one]()}</strong>
                <small>{WHAT_FOLLOWS[one]()}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          label={m.station_note()}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusal error={act.error} />
        <Button
          type="submit"
          isWide
          icon="undo"
          isBusy={act.isPending}
          whyNot={why === null ? m.station_lack_why() : null}
        >
          {m.station_take_back()}
        </Button>
      </form>
    </Sheet>
  )
}

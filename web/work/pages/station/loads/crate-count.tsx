import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countCrates, getCrates, read, useAct } from '../../../../api/index.ts'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { instantOf, m, number } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'
import { CountFields } from './count-fields.tsx'

/** Crates and ice boxes by the movements, and what somebody counted. */
export function CrateCount() {
  const { region } = useWork()
  const { here } = useHere()
  const { data } = useQuery(read(getCrates, here))
  const [isOpen, setOpen] = useState(false)
  if (data === undefined) return null
  // Before the first count nobody knows how many there were to leave from.
  const known = (count: number) => (data.countedAt === null && count < 0 ? '–' : number(count))
  return (
    <section className="desk-card station-wave">
      <header>
        <h2>{m.station_own_crates()}</h2>
        <Button kind="plain" onClick={() => setOpen(true)}>
          {m.station_count_crates()}
        </Button>
      </header>
      <div className="station-figures">
        <BigNumber value={known(data.crates)} name={m.station_crates_label()} />
        <BigNumber value={known(data.iceBoxes)} name={m.station_ice_boxes_label()} tone="cold" />
      </div>
      <p className="desk-job-note">
        {data.countedAt === null
          ? m.station_never_counted()
          : m.station_counted_at({ when: instantOf(data.countedAt, region.timeZone) })}
      </p>
      {isOpen ? <CountSheet crates={data} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function CountSheet(props: { crates: { crates: number; iceBoxes: number }; onClose: () => void }) {
  const { here } = useHere()
  const [crates, setCrates] = useState(String(Math.max(0, props.crates.crates)))
  const [iceBoxes, setIceBoxes] = useState(String(Math.max(0, props.crates.iceBoxes)))
  const [note, setNote] = useState('')
  const count = useAct(countCrates, { refresh: [getCrates], onDone: props.onClose })
  return (
    <Sheet title={m.station_count_crates()} isOpen onClose={props.onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (count.isPending) return
          const noted = note.trim() === '' ? {} : { note: note.trim() }
          count.mutate({
            params: here,
            body: { crates: Number(crates), iceBoxes: Number(iceBoxes), ...noted },
          })
        }}
      >
        <CountFields {...{ crates, setCrates, iceBoxes, setIceBoxes }} />
        <TextField
          label={m.station_note()}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusal error={count.error} />
        <Button type="submit" isWide isBusy={count.isPending}>
          {m.station_save()}
        </Button>
      </form>
    </Sheet>
  )
}

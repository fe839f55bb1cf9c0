import { useState } from 'react'
import { getLoad, listMyLoads, returnLoad, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useWork } from '../../work.tsx'
import { CountField } from './count-field.tsx'
import type { Load } from './load-state.ts'

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, one) => total + (one ?? 0), 0)

/** Back at the warehouse: crates and ice boxes are counted in. */
export function ReturnSheet(props: { load: Load; isOpen: boolean; onClose: () => void }) {
  const { load, isOpen, onClose } = props
  const { region } = useWork()
  const { stops } = load
  const [crates, setCrates] = useState<number | null>(null)
  const [iceBoxes, setIceBoxes] = useState<number | null>(null)
  const expectedCrates =
    (load.cratesOut ?? 0) -
    sum(stops.map((stop) => stop.cratesLeft)) +
    sum(stops.map((stop) => stop.cratesTaken))
  const expectedIce =
    (load.iceBoxesOut ?? 0) -
    sum(stops.map((stop) => stop.iceBoxesLeft)) +
    sum(stops.map((stop) => stop.iceBoxesTaken))
  const back = useAct(returnLoad, {
    refresh: [getLoad, listMyLoads],
    onDone: () => {
      tell(m.courier_return_told())
      onClose()
    },
  })
  const counted = {
    crates: crates ?? Math.max(0, expectedCrates),
    iceBoxes: iceBoxes ?? Math.max(0, expectedIce),
  }
  const send = () => back.mutate({ params: { region: region.id, load: load.id }, body: counted })
  return (
    <Sheet title={m.courier_return()} isOpen={isOpen} onClose={onClose}>
      <div className="desk-form">
        <p>{m.courier_return_text()}</p>
        <CountField label={m.courier_crates_back()} value={counted.crates} onChange={setCrates} />
        <CountField label={m.courier_ice_back()} value={counted.iceBoxes} onChange={setIceBoxes} />
        <Refusal error={back.error} />
        <Button isWide className="courier-main" isBusy={back.isPending} onClick={send}>
          {m.courier_return_done()}
        </Button>
      </div>
    </Sheet>
  )
}

import { useState } from 'react'
import { dispatchLoad, getLoad, listMyLoads, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useWork } from '../../work.tsx'
import { CountField } from './count-field.tsx'
import type { Load } from './load-state.ts'

/** Leaving the warehouse: crates and ice boxes are counted out. */
export function DispatchSheet(props: { load: Load; isOpen: boolean; onClose: () => void }) {
  const { load, isOpen, onClose } = props
  const { region } = useWork()
  const [crates, setCrates] = useState(load.crateCount)
  const [iceBoxes, setIceBoxes] = useState(load.iceBoxCount)
  const dispatch = useAct(dispatchLoad, {
    refresh: [getLoad, listMyLoads],
    onDone: () => {
      tell(m.courier_dispatched())
      onClose()
    },
  })
  const send = () =>
    dispatch.mutate({
      params: { region: region.id, load: load.id },
      body: { crates, iceBoxes },
    })
  return (
    <Sheet title={m.courier_dispatch()} isOpen={isOpen} onClose={onClose}>
      <div className="desk-form">
        <p>{m.courier_dispatch_text()}</p>
        <CountField label={m.courier_crates_out()} value={crates} onChange={setCrates} />
        <CountField label={m.courier_ice_out()} value={iceBoxes} onChange={setIceBoxes} />
        <Refusal error={dispatch.error} />
        <Button isWide className="courier-main" isBusy={dispatch.isPending} onClick={send}>
          {m.courier_dispatch_done()}
        </Button>
      </div>
    </Sheet>
  )
}

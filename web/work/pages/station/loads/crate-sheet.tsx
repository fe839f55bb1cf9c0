import { useState } from 'react'
import {
  dispatchLoad,
  getCrates,
  type Load,
  listLoads,
  listSortingWaves,
  returnLoad,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { CountFields } from './count-fields.tsx'

/** Counts crates and ice boxes out with a load, or back from it. */
export function CrateSheet(props: {
  load: Load
  deed: 'dispatch' | 'return'
  onClose: () => void
}) {
  const { load, deed, onClose } = props
  const { region } = useWork()
  const [crates, setCrates] = useState(
    String(deed === 'dispatch' ? load.crateCount : taken(load, 'cratesTaken')),
  )
  const [iceBoxes, setIceBoxes] = useState(
    String(deed === 'dispatch' ? load.iceBoxCount : taken(load, 'iceBoxesTaken')),
  )
  const refresh = [listLoads, getCrates, listSortingWaves]
  const leave = useAct(dispatchLoad, { refresh, onDone: onClose })
  const back = useAct(returnLoad, { refresh, onDone: onClose })
  const act = deed === 'dispatch' ? leave : back
  const counted = { crates: Number(crates), iceBoxes: Number(iceBoxes) }
  const params = { region: region.id, load: load.id }
  return (
    <Sheet
      title={deed === 'dispatch' ? m.station_dispatch_ask() : m.station_return_ask()}
      isOpen
      onClose={onClose}
    >
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!act.isPending) act.mutate({ params, body: counted })
        }}
      >
        <CountFields {...{ crates, setCrates, iceBoxes, setIceBoxes }} />
        <Refusal error={act.error} />
        <Button type="submit" isWide icon="truck" isBusy={act.isPending}>
          {deed === 'dispatch' ? m.station_dispatch() : m.station_return()}
        </Button>
      </form>
    </Sheet>
  )
}

const taken = (load: Load, what: 'cratesTaken' | 'iceBoxesTaken'): number =>
  load.stops.reduce((sum, stop) => sum + (stop[what] ?? 0), 0)

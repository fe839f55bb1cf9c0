import { useState } from 'react'
import { arriveAtStop, getLoad, listMyLoads, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useWork } from '../../work.tsx'
import { CountField } from './count-field.tsx'
import type { Load, Stop } from './load-state.ts'
import { ProofPick } from './proof-pick.tsx'
import { whereIAm } from './where-i-am.ts'

interface ArriveSheetProps {
  load: Load
  stop: Stop | null
  onClose: () => void
}

/** At a stop: what was left, what was taken back, and proof. */
export function ArriveSheet(props: ArriveSheetProps) {
  const { stop, onClose } = props
  return (
    <Sheet title={stop?.stationName ?? ''} isOpen={stop !== null} onClose={onClose}>
      {stop === null ? null : <ArriveForm key={stop.id} {...props} stop={stop} />}
    </Sheet>
  )
}

function ArriveForm({ load, stop, onClose }: ArriveSheetProps & { stop: Stop }) {
  const { region } = useWork()
  const [counts, setCounts] = useState({
    cratesLeft: stop.crateCount,
    iceBoxesLeft: stop.iceBoxCount,
    cratesTaken: 0,
    iceBoxesTaken: 0,
  })
  const [pictureId, setPictureId] = useState<string | null>(null)
  const arrive = useAct(arriveAtStop, {
    refresh: [getLoad, listMyLoads],
    onDone: () => {
      tell(m.courier_arrival_told())
      onClose()
    },
  })
  const send = async () => {
    const spot = await whereIAm()
    arrive.mutate({
      params: { region: region.id, load: load.id, stop: stop.id },
      body: { ...counts, ...spot, ...(pictureId === null ? {} : { pictureId }) },
    })
  }
  const count = (key: keyof typeof counts, label: string) => (
    <CountField
      label={label}
      value={counts[key]}
      onChange={(value) => setCounts({ ...counts, [key]: value })}
    />
  )
  return (
    <div className="desk-form">
      <p>
        {m.courier_bags({ count: stop.bagCount })}
        {stop.coldBagCount === 0 ? null : (
          <> · {m.courier_cold_bags({ count: stop.coldBagCount })}</>
        )}
      </p>
      {count('cratesLeft', m.courier_crates_left())}
      {count('iceBoxesLeft', m.courier_ice_left())}
      {count('cratesTaken', m.courier_crates_taken())}
      {count('iceBoxesTaken', m.courier_ice_taken())}
      <ProofPick region={region.id} pictureId={pictureId} onPicture={setPictureId} />
      <Refusal error={arrive.error} />
      <Button isWide className="courier-main" isBusy={arrive.isPending} onClick={() => void send()}>
        {m.courier_arrival_done()}
      </Button>
    </div>
  )
}

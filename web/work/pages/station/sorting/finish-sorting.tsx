import { useState } from 'react'
import {
  finishSorting,
  listBags,
  listLoads,
  listSorting,
  listSortingWaves,
  type SortingWave,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useHere } from '../at-station.tsx'
import type { SortLine } from './board-day.ts'

/** Ends a wave after its checks: what nobody marked, what lacks, what weighs less. */
export function FinishSorting({ wave, lines }: { wave: SortingWave; lines: readonly SortLine[] }) {
  const { day } = useHere()
  const [isAsking, setAsking] = useState(false)
  const finish = useAct(finishSorting, {
    refresh: [listSortingWaves, listSorting, listBags, listLoads],
    onDone: () => setAsking(false),
  })
  const open = lines.filter(({ isMarked }) => !isMarked)
  const less = lines.filter(({ isMarked, sorted, quantity }) => isMarked && sorted < quantity)
  const unweighed = open.filter(({ isWeighed }) => isWeighed)
  return (
    <>
      <Button isWide kind={open.length === 0 ? 'main' : 'soft'} onClick={() => setAsking(true)}>
        {m.station_finish()}
      </Button>
      <ConfirmSheet
        title={m.station_finish_ask()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={m.station_finish()}
        isDangerous={unweighed.length > 0}
        isBusy={finish.isPending}
        error={finish.error}
        onConfirm={() => finish.mutate({ params: day, body: { wave: wave.wave } })}
      >
        {open.length + less.length === 0 ? <p>{m.station_nothing_open()}</p> : null}
        <ul className="station-checks">
          {open.length === 0 ? null : <li>{m.station_check_open({ count: open.length })}</li>}
          {unweighed.length === 0 ? null : (
            <li className="desk-ink-need">
              {m.station_check_unweighed({ count: unweighed.length })}
            </li>
          )}
          {less.length === 0 ? null : <li>{m.station_check_less({ count: less.length })}</li>}
        </ul>
        <p>{m.station_finish_text()}</p>
      </ConfirmSheet>
    </>
  )
}

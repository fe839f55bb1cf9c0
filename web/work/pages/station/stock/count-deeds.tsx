import { useState } from 'react'
import {
  approveStockCount,
  cancelStockCount,
  closeStockCount,
  getStockCount,
  listStock,
  listStockCounts,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'
import type { Count } from './count-shown.ts'

const REFRESH = [getStockCount, listStockCounts, listStock]

/** How a count ends: booked, approved by somebody else, or given up. */
export function CountDeeds({ count }: { count: Count }) {
  if (count.state === 'open') return <OpenDeeds count={count} />
  if (count.state === 'waiting') return <Approval count={count} />
  return null
}

function OpenDeeds({ count }: { count: Count }) {
  const { here } = useHere()
  const { grants } = useWork()
  const [asked, setAsked] = useState<'close' | 'cancel' | null>(null)
  const [isGone, setGone] = useState(false)
  const onDone = () => setAsked(null)
  const close = useAct(closeStockCount, { refresh: REFRESH, onDone })
  const cancel = useAct(cancelStockCount, { refresh: REFRESH, onDone })
  const params = { ...here, count: count.id }
  const isManager = grants.some(({ role }) => role !== 'station_staff')
  return (
    <>
      <div className="work-foot">
        <Button
          isWide
          icon="check"
          whyNot={count.lines.length === 0 ? m.station_nothing_counted() : null}
          onClick={() => setAsked('close')}
        >
          {m.station_count_close()}
        </Button>
      </div>
      <Button
        kind="plain"
        whyNot={isManager ? null : m.station_only_manager()}
        onClick={() => setAsked('cancel')}
      >
        {m.station_count_cancel()}
      </Button>
      <ConfirmSheet
        title={m.station_count_close()}
        isOpen={asked === 'close'}
        onClose={onDone}
        action={m.station_count_close()}
        isBusy={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate({ params, body: { notCounted: isGone ? 'gone' : 'left' } })}
      >
        <p>{m.station_count_close_text()}</p>
        <label className="station-check">
          <input type="checkbox" checked={isGone} onChange={() => setGone(!isGone)} />
          <span>{m.station_count_gone()}</span>
        </label>
      </ConfirmSheet>
      <ConfirmSheet
        title={m.station_count_cancel()}
        isOpen={asked === 'cancel'}
        onClose={onDone}
        action={m.station_count_cancel()}
        isDangerous
        isBusy={cancel.isPending}
        error={cancel.error}
        reason={m.station_why()}
        onConfirm={(why) => cancel.mutate({ params, body: { why } })}
      />
    </>
  )
}

function Approval({ count }: { count: Count }) {
  const { here } = useHere()
  const { me } = useWork()
  const approve = useAct(approveStockCount, { refresh: REFRESH })
  const counted =
    count.closedBy === me.id || count.lines.some(({ countedBy }) => countedBy === me.id)
  return (
    <div className="work-foot">
      <p className="station-said desk-tone-wait">{m.station_count_waits()}</p>
      <Refusal error={approve.error} />
      <Button
        isWide
        isBusy={approve.isPending}
        whyNot={counted ? m.station_count_by_other() : null}
        onClick={() => approve.mutate({ params: { ...here, count: count.id } })}
      >
        {m.station_count_approve()}
      </Button>
    </div>
  )
}

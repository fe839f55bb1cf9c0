import { useState } from 'react'
import { Sheet } from '../../../desk/sheet.tsx'
import { m, money, timeOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import {
  type Deed,
  type Deeds,
  isWaiting,
  needsEyes,
  withRetry,
  withSeen,
} from '../../offline/index.ts'
import { calledName } from './pickup-name.tsx'

interface QueueProps {
  deeds: Deeds
  region: { currency: string; timeZone: string }
}

/** What the server does not know yet and what did not fit; never hidden while there is any. */
export function QueueStrip({ deeds, region }: QueueProps) {
  const [isOpen, setOpen] = useState(false)
  const waiting = deeds.queue.filter(isWaiting).length
  const wrong = deeds.queue.filter(needsEyes).length
  if (waiting === 0 && wrong === 0 && !isOpen) return null
  const isSignedOut = deeds.lastEnd === 'signed-out'
  return (
    <>
      <Notice
        tone={wrong > 0 ? 'wrong' : 'waits'}
        action={
          <Button kind="plain" onClick={() => setOpen(true)}>
            {m.handover_queue_look()}
          </Button>
        }
      >
        {wrong > 0 ? <p>{m.handover_queue_wrong({ count: wrong })}</p> : null}
        {waiting > 0 ? (
          <p>
            {isSignedOut
              ? m.handover_queue_signed_out({ count: waiting })
              : m.handover_queue_waiting({ count: waiting })}
          </p>
        ) : null}
      </Notice>
      <Sheet title={m.handover_queue_title()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <QueueList deeds={deeds} region={region} />
      </Sheet>
    </>
  )
}

function QueueList({ deeds, region }: QueueProps) {
  const shown = deeds.queue.filter((deed) => isWaiting(deed) || needsEyes(deed))
  const isAnyWaiting = shown.some(isWaiting)
  return (
    <div className="desk-form">
      {isAnyWaiting ? (
        <Button icon="refresh" isWide isBusy={deeds.isSyncing} onClick={() => void deeds.sync()}>
          {m.handover_queue_sync()}
        </Button>
      ) : null}
      {shown.length === 0 ? <p role="status">{m.handover_queue_empty()}</p> : null}
      <ul className="handover-queue">
        {shown.map((deed) => (
          <QueueLine key={deed.itemId} deed={deed} deeds={deeds} region={region} />
        ))}
      </ul>
    </div>
  )
}

const WAYS: Record<string, () => string> = {
  'handed-over-twice': m.handover_conflict_twice,
  refunded: m.handover_conflict_refunded,
  cancelled: m.handover_conflict_cancelled,
  returned: m.handover_conflict_returned,
  unpaid: m.handover_conflict_unpaid,
  'cash-over': m.handover_conflict_cash_over,
  'cash-short': m.handover_conflict_cash_short,
}

/** What to do about a conflict; a kind of which nothing is known is for the office. */
export const wayOf = (code: string): string => (WAYS[code] ?? m.handover_conflict_other)()

const REFUSED: Record<string, () => string> = {
  'no-proof': m.handover_refused_no_proof,
  'code-altered': m.handover_refused_altered,
  'code-of-another-place': m.handover_refused_other_place,
  'code-early': m.handover_refused_early,
  'code-late': m.handover_refused_late,
  'code-renewed': m.handover_refused_renewed,
  'code-revoked': m.handover_refused_revoked,
  'not-the-holders': m.handover_refused_not_theirs,
}

/** By its code, as it is kept on the phone while the language may change; else as it was told. */
const saidOf = (fate: Extract<Deed['fate'], { reason: string }>): string =>
  fate.is === 'conflict' ? wayOf(fate.code) : (REFUSED[fate.code]?.() ?? fate.reason)

function QueueLine({ deed, deeds, region }: QueueProps & { deed: Deed }) {
  const { fate } = deed
  const time = timeOf(deed.handedOverAt, region.timeZone)
  return (
    <li className={needsEyes(deed) ? 'handover-queue-wrong' : ''}>
      <p>
        <strong>
          {m.handover_done_who({
            number: deed.shortNumber,
            name: calledName({ name: deed.name, building: '' }),
          })}
        </strong>
        <small className="number">
          <span>{time}</span>
          {deed.cashTakenMinor === 0 ? null : (
            <span>
              {m.handover_cash_taken({ amount: money(deed.cashTakenMinor, region.currency) })}
            </span>
          )}
        </small>
      </p>
      {fate.is === 'waiting' ? (
        <p className="handover-queue-state">
          {fate.code === 'not-arrived' ? m.handover_queue_not_arrived() : m.handover_queue_kept()}
        </p>
      ) : null}
      {fate.is === 'conflict' || fate.is === 'refused' ? (
        <>
          <p role="alert">{saidOf(fate)}</p>
          {fate.is === 'conflict' ? null : <p>{m.handover_refused_deed_way()}</p>}
          <div className="desk-form-ends">
            {fate.is === 'refused' ? (
              <Button
                kind="soft"
                onClick={() => {
                  void deeds.change((queue) => withRetry(queue, deed.itemId)).then(deeds.sync)
                }}
              >
                {m.handover_queue_again()}
              </Button>
            ) : null}
            <Button
              kind="plain"
              onClick={() => void deeds.change((queue) => withSeen(queue, deed.itemId))}
            >
              {m.handover_queue_seen()}
            </Button>
          </div>
        </>
      ) : null}
    </li>
  )
}

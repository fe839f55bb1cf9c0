import { m, money } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useSyncState } from '../../sync.ts'
import { calledName } from './pickup-name.tsx'
import type { Given } from './use-handing.ts'

/** It is done; the next one can come. */
export function DoneCard({ given, currency }: { given: Given; currency: string }) {
  const { pickup, isKept, cashMinor } = given
  const { waiting } = useSyncState()
  return (
    <section className="handover-card handover-done">
      <div role="status" className="handover-done-words">
        <Icon name="check-circle" size={36} />
        <div>
          <h2>
            {m.handover_done({
              number: pickup.shortNumbers.join(' · '),
              name: calledName(pickup),
            })}
          </h2>
          {cashMinor === 0 ? null : (
            <p>{m.handover_cash_taken({ amount: money(cashMinor, currency) })}</p>
          )}
          <p>{isKept && waiting > 0 ? m.handover_done_kept() : m.handover_done_told()}</p>
        </div>
      </div>
    </section>
  )
}

import type { SupplierDispute, SupplierEntry } from '../../../api/index.ts'
import { MoneyText } from '../../../desk/money-text.tsx'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { amountOf } from '../../goods/amount.ts'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { reasonOf } from './reasons.ts'

const KINDS: Record<SupplierEntry['kind'], () => string> = {
  delivered: m.supplier_entry_delivered,
  claim: m.supplier_entry_claim,
  return: m.supplier_entry_return,
  adjustment: m.supplier_entry_adjustment,
  dispute: m.supplier_entry_dispute,
  'carried-forward': m.supplier_entry_carried,
}

/** What an amount is for; goods that stayed after all are owed for again. */
const kindOf = ({ kind, amountMinor }: SupplierEntry): string =>
  kind === 'return' && amountMinor > 0 ? m.supplier_entry_return_kept() : KINDS[kind]()

/** Every amount with what it is for; one that is wrong can be disputed where that is possible. */
export function EntryList(props: {
  entries: readonly SupplierEntry[]
  /** What was said against them before. */
  disputes?: readonly SupplierDispute[]
  onDispute?: (entry: SupplierEntry) => void
}) {
  const { region } = useWork()
  const disputeOf = new Map(props.disputes?.map((dispute) => [dispute.entryId, dispute]))
  const cards = useSkuCards(props.entries.flatMap(({ skuId }) => skuId ?? []))
  return (
    <ul className="desk-list">
      {props.entries.map((entry) => {
        const card = entry.skuId === null ? undefined : cards.get(entry.skuId)
        const dispute = disputeOf.get(entry.id)
        const parts = [
          calendarDay(entry.day),
          card?.name,
          entry.quantity !== null && card !== undefined
            ? amountOf(entry.quantity, card.measure === 'weighed')
            : undefined,
          reasonOf(entry.reason),
        ].filter(Boolean)
        return (
          <li key={entry.id} className="station-row">
            <span className="station-grow station-stack">
              <strong>{kindOf(entry)}</strong>
              <small>{parts.join(' · ')}</small>
              {dispute === undefined ? null : <DisputeWords dispute={dispute} />}
            </span>
            <strong>
              <MoneyText minor={entry.amountMinor} currency={region.currency} isSigned />
            </strong>
            {props.onDispute === undefined || dispute || entry.kind === 'carried-forward' ? null : (
              <Button
                kind="plain"
                aria-label={m.supplier_dispute_line({ what: kindOf(entry) })}
                onClick={() => props.onDispute?.(entry)}
              >
                {m.supplier_dispute()}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** How a dispute stands: it waits, comes with the next statement, or was declined and why. */
function DisputeWords({ dispute }: { dispute: SupplierDispute }) {
  const { region } = useWork()
  const { resolution, resolvedWhy, claimedMinor, adjustmentMinor } = dispute
  if (resolution === null) {
    const claimed = money(claimedMinor, region.currency)
    return <small className="desk-ink-wait">{m.supplier_dispute_waits({ claimed })}</small>
  }
  const why = resolvedWhy ?? ''
  if (resolution === 'declined') {
    return <small className="desk-ink-need">{m.supplier_dispute_declined({ why })}</small>
  }
  const amount = money(adjustmentMinor ?? 0, region.currency)
  return <small className="desk-ink-go">{m.supplier_dispute_granted({ amount, why })}</small>
}

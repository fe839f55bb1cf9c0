import { useState } from 'react'
import {
  listClaimsOfSupplier,
  objectToClaim,
  serverNow,
  type ToClaim,
  useAct,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Empty } from '../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../desk/job-card.tsx'
import { MoreButton } from '../../../desk/more-button.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { usePages } from '../../../desk/use-pages.ts'
import { calendarDay, instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { amountOf } from '../../goods/amount.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'

const REASONS: Record<ToClaim['reason'], () => string> = {
  damaged: m.supplier_claim_damaged,
  spoiled: m.supplier_claim_spoiled,
  missing: m.supplier_claim_missing,
  wrong: m.supplier_claim_wrong,
  quality: m.supplier_claim_quality,
  'short-weight': m.supplier_claim_short,
  other: m.supplier_claim_other,
}
const STATES: Record<ToClaim['state'], [Tone, () => string]> = {
  waiting: ['wait', m.supplier_claim_waiting],
  decided: ['need', m.supplier_claim_decided],
  objected: ['wait', m.supplier_claim_objected],
  final: ['calm', m.supplier_claim_final],
}

/** Claims that the supplier bears, without who raised them; it may object in time. */
export default function Claims() {
  const own = useOwn()
  const claims = usePages(listClaimsOfSupplier, { ...own, limit: 50 })
  return (
    <AtSupplier title={m.supplier_claims()}>
      {() => (
        <StateList of={claims} empty={<Empty icon="check-circle" title={m.supplier_no_claims()} />}>
          {(items) => (
            <>
              <ul className="desk-list">
                {items.map((claim) => (
                  <ClaimRow key={claim.id} claim={claim} />
                ))}
              </ul>
              <MoreButton of={claims} />
            </>
          )}
        </StateList>
      )}
    </AtSupplier>
  )
}

function ClaimRow({ claim }: { claim: ToClaim }) {
  const { region } = useWork()
  const [isAsking, setAsking] = useState(false)
  const object = useAct(objectToClaim, {
    refresh: [listClaimsOfSupplier],
    onDone: () => setAsking(false),
  })
  const { objectableUntil } = claim
  const canObject =
    claim.state === 'decided' &&
    objectableUntil !== null &&
    Date.parse(objectableUntil) > serverNow()
  const [tone, state] = STATES[claim.state]
  const parts = [
    calendarDay(claim.pickupDate),
    REASONS[claim.reason](),
    amountOf(claim.quantity, claim.measure === 'weighed'),
    claim.why ?? (claim.isByRule === true ? m.supplier_claim_by_rule() : null),
  ].filter(Boolean)
  return (
    <li className="station-row">
      <span className="station-grow station-stack">
        <strong>{nameOf(claim.name)}</strong>
        <small>{parts.join(' · ')}</small>
        {canObject ? (
          <small>
            {m.supplier_object_until({ when: instantOf(objectableUntil, region.timeZone) })}
          </small>
        ) : null}
      </span>
      <strong className="number">
        {money(claim.refundedMinor || claim.askedMinor, region.currency)}
      </strong>
      <Tag tone={tone}>{state()}</Tag>
      {canObject ? (
        <Button kind="soft" onClick={() => setAsking(true)}>
          {m.supplier_object()}
        </Button>
      ) : null}
      <ConfirmSheet
        title={m.supplier_object_ask()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={m.supplier_object()}
        isBusy={object.isPending}
        error={object.error}
        reason={m.supplier_dispute_why()}
        onConfirm={(why) =>
          object.mutate({ params: { region: region.id, claim: claim.id }, body: { why } })
        }
      >
        <p>{m.supplier_object_text()}</p>
      </ConfirmSheet>
    </li>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  confirmClaim,
  listClaims,
  listResidents,
  read,
  rejectClaim,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { PersonRow } from '../../../../desk/person-row.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useWork } from '../../../work.tsx'
import { FindResident } from '../order-for/find-resident.tsx'
import { useHere } from '../use-leader.ts'

type NeighbourClaim = Awaited<ReturnType<typeof listClaims>>[number]

/** Neighbours who now have a login and say who they are. */
export function NeighbourClaims() {
  const { here } = useHere()
  const claims = useQuery(read(listClaims, here)).data ?? []
  if (claims.length === 0) return null
  return (
    <section className="leader-group">
      <h2>{m.leader_neighbour_claims()}</h2>
      <div className="desk-list">
        {claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} />
        ))}
      </div>
    </section>
  )
}

function ClaimRow({ claim }: { claim: NeighbourClaim }) {
  const { region } = useWork()
  const [open, setOpen] = useState<'confirm' | 'reject' | null>(null)
  const params = { region: region.id, claim: claim.id }
  const done = { refresh: [listClaims, listResidents], onDone: () => setOpen(null) }
  const confirm = useAct(confirmClaim, done)
  const reject = useAct(rejectClaim, done)
  const close = () => setOpen(null)
  return (
    <PersonRow
      name={claim.name}
      note={m.leader_claimed_at({
        room: claim.room,
        when: instantOf(claim.claimedAt, region.timeZone),
      })}
    >
      <Button onClick={() => setOpen('confirm')}>{m.leader_claim_known()}</Button>
      <Button kind="plain" onClick={() => setOpen('reject')}>
        {m.leader_claim_unknown()}
      </Button>
      <Sheet title={m.leader_claim_who()} isOpen={open === 'confirm'} onClose={close}>
        <div className="leader-stack">
          <Refusal error={confirm.error} />
          <FindResident
            question={m.leader_member_find()}
            onFound={({ id }) => confirm.mutate({ params, body: { residentId: id } })}
          />
        </div>
      </Sheet>
      <ConfirmSheet
        title={m.leader_claim_reject()}
        isOpen={open === 'reject'}
        onClose={close}
        action={m.leader_claim_reject()}
        isBusy={reject.isPending}
        error={reject.error}
        reason={m.leader_claim_reject_why()}
        reasons={[m.leader_claim_reject_unknown(), m.leader_claim_reject_moved()]}
        onConfirm={(why) => reject.mutate({ params, body: { why } })}
      />
    </PersonRow>
  )
}

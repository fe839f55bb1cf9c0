import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listClaimsOfOrder, read } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'
import { Button, buttonClass } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import { claimForPath } from '../paths.ts'
import { ClaimCard } from './claim-card.tsx'
import { useClaimable, whyNoClaim } from './use-claimable.ts'

/** What was claimed of an order, and the way to claim for whoever stands there with bad goods. */
export function OrderClaims({ order }: { order: string }) {
  const { region } = useWork()
  const claims = useQuery(read(listClaimsOfOrder, { region: region.id, order })).data ?? []
  return (
    <>
      {claims.length === 0 ? null : (
        <section className="leader-group">
          <h2>{m.leader_order_claims()}</h2>
          {claims.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} isOnOrder />
          ))}
        </section>
      )}
      <ClaimButton order={order} />
    </>
  )
}

function ClaimButton({ order }: { order: string }) {
  const claimable = useClaimable(order).data
  if (claimable?.isHere !== true || claimable.lines.length === 0) return null
  const whyNot = whyNoClaim(claimable)
  if (whyNot !== null) {
    return (
      <Button kind="soft" icon="camera" isWide whyNot={whyNot}>
        {m.leader_claim_for_button()}
      </Button>
    )
  }
  return (
    <Link to={claimForPath(order)} className={buttonClass('soft', true)}>
      {m.leader_claim_for_button()}
    </Link>
  )
}

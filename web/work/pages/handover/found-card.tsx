import { AnswerCard, RefusedCard } from './answer-card.tsx'
import { DoneCard } from './done-card.tsx'
import type { Found, Pickup } from './pickup.ts'
import { PickupCard } from './pickup-card.tsx'
import { SeveralCard } from './several-card.tsx'
import type { Given } from './use-handing.ts'

/** What came of a scan: whose goods, why not, or that it is done. */
export function FoundCard(props: {
  found: Found | null
  done: Given | null
  region: { currency: string; timeZone: string }
  isBusy: boolean
  error: unknown
  onGive: (isWithOthers: boolean) => void
  onChoose: (pickup: Pickup) => void
  onClose: () => void
}) {
  const { found, done, region, onClose } = props
  if (found === null) {
    return done === null ? null : <DoneCard given={done} currency={region.currency} />
  }
  if (found.is === 'pickup') {
    return (
      <PickupCard
        key={found.pickup.key}
        found={found}
        currency={region.currency}
        isBusy={props.isBusy}
        error={props.error}
        onGive={props.onGive}
        onClose={onClose}
      />
    )
  }
  if (found.is === 'several') {
    return <SeveralCard pickups={found.pickups} onChoose={props.onChoose} onClose={onClose} />
  }
  if (found.is === 'refused') return <RefusedCard error={found.error} onClose={onClose} />
  return <AnswerCard found={found} timeZone={region.timeZone} onClose={onClose} />
}

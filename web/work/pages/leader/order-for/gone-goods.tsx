import './order-for.css'
import { isRefused, type quote } from '../../../../api/index.ts'
import { locale, m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import type { Offer } from '../use-leader.ts'

type Fault = Awaited<ReturnType<typeof quote>>['quotes'][number]['faults'][number]

/** The faults that a refusal to order names. */
export const faultsIn = (error: unknown): readonly Fault[] =>
  isRefused(error) ? ((error.told.faults as Fault[] | undefined) ?? []) : []

/** Goods that can no longer be had, by name, and going on without them. */
export function GoneGoods(props: {
  faults: readonly Fault[]
  offers: readonly Offer[]
  onDrop: (offerIds: ReadonlySet<string>) => void
}) {
  const { faults, offers, onDrop } = props
  const ids = new Set(faults.flatMap(({ offerId }) => offerId ?? []))
  if (ids.size === 0) return null
  const gone = offers.filter(({ offerId }) => ids.has(offerId))
  const names = new Intl.ListFormat(locale()).format(gone.map(({ name }) => nameOf(name)))
  const isClosed = faults.every(({ code }) => code === 'past-cutoff')
  return (
    <div role="alert" className="desk-refusal leader-gone">
      <Icon name="warning" size={20} />
      <p>{isClosed ? m.leader_closed_meanwhile({ names }) : m.leader_not_to_be_had({ names })}</p>
      <Button kind="soft" onClick={() => onDrop(ids)}>
        {m.leader_go_on_without()}
      </Button>
    </div>
  )
}

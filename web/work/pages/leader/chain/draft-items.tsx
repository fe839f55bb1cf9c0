import './chain.css'
import { m, nameOf, number } from '../../../../i18n/index.ts'
import { Stepper } from '../../../../ui/stepper.tsx'
import { amountOf } from '../../../goods/amount.ts'
import type { Offer } from '../use-leader.ts'
import type { Draft } from './draft.ts'

/** So much of an offer. */
export interface Wanted {
  offerId: string
  quantity: number
}

const plain = ({ offerId, quantity }: Wanted): Wanted => ({ offerId, quantity })

/** What is wanted with something more of it; each offer stands once. */
export function withMore(items: readonly Wanted[], more: Wanted): Wanted[] {
  const isThere = items.some(({ offerId }) => offerId === more.offerId)
  const next = items.map((item) =>
    item.offerId === more.offerId
      ? { ...plain(item), quantity: item.quantity + more.quantity }
      : plain(item),
  )
  return isThere ? next : [...next, more]
}

/** What was understood, each with its amount to be set. */
export function DraftItems(props: {
  items: Draft['items']
  offers: readonly Offer[]
  onSet: (items: Wanted[]) => void
}) {
  const { items, offers, onSet } = props
  if (items.length === 0) return null
  const set = (offerId: string, quantity: number) =>
    onSet(
      items
        .map((item) => plain(item.offerId === offerId ? { offerId, quantity } : item))
        .filter((item) => item.quantity > 0),
    )
  return (
    <ul className="leader-items">
      {items.map(({ offerId, quantity, text }) => {
        const offer = offers.find((one) => one.offerId === offerId)
        // Until its goods are known it stands as it was written.
        if (offer === undefined) return <li key={offerId}>{text}</li>
        const name = nameOf(offer.name)
        const isWeighed = offer.measure === 'weighed'
        const step = isWeighed ? (offer.stepGrams ?? 100) : 1
        const least = leastOf(offer)
        return (
          <li key={offerId}>
            <span>{name}</span>
            <Stepper
              label={{
                count: name,
                more: m.leader_more_of({ name }),
                less: m.leader_less_of({ name }),
              }}
              text={isWeighed ? amountOf(quantity, true) : number(quantity)}
              canMore
              onLess={() => set(offerId, quantity <= least ? 0 : quantity - step)}
              onMore={() => set(offerId, quantity + step)}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** The least of an offer that can be ordered. */
export const leastOf = (offer: Offer | undefined): number =>
  offer?.measure === 'weighed' ? (offer.minimumGrams ?? offer.stepGrams ?? 500) : 1

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listSupplierOffers,
  type Offer,
  read,
  useAct,
  withdrawSupplierOffer,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Empty } from '../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../desk/job-card.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { amountOf } from '../../goods/amount.ts'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'
import { OfferForm } from './offer-form.tsx'

/** What the supplier offers: in force, proposed, and what was before. */
export default function Offers() {
  const [isOpen, setOpen] = useState(false)
  return (
    <AtSupplier title={m.supplier_offers()}>
      {() => (
        <>
          <Button isWide icon="plus" onClick={() => setOpen(true)}>
            {m.supplier_offer_make()}
          </Button>
          <OfferList />
          <Sheet title={m.supplier_offer_make()} isOpen={isOpen} onClose={() => setOpen(false)}>
            <OfferForm onDone={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </AtSupplier>
  )
}

function OfferList() {
  const own = useOwn()
  const offers = useQuery(read(listSupplierOffers, { ...own, limit: 100 }))
  const cards = useSkuCards((offers.data?.items ?? []).map(({ skuId }) => skuId))
  return (
    <StateList of={offers} empty={<Empty icon="tag" title={m.supplier_no_offers()} />}>
      {({ items }) => (
        <ul className="desk-list">
          {items.map((offer) => (
            <OfferRow key={offer.id} offer={offer} card={cards.get(offer.skuId)} />
          ))}
        </ul>
      )}
    </StateList>
  )
}

const STATES: Record<Offer['state'], [Tone, () => string]> = {
  proposed: ['wait', m.supplier_offer_proposed],
  accepted: ['go', m.supplier_offer_accepted],
  declined: ['need', m.supplier_offer_declined],
  withdrawn: ['calm', m.supplier_offer_withdrawn],
}

function OfferRow({ offer, card }: { offer: Offer; card: SkuCard | undefined }) {
  const { region, today } = useWork()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useAct(withdrawSupplierOffer, {
    refresh: [listSupplierOffers],
    onDone: () => setAsking(false),
  })
  const isWeighed = card?.measure === 'weighed'
  const isOver = offer.validUntil !== null && offer.validUntil < today
  const [tone, state] = isOver ? (['calm', m.supplier_offer_over] as const) : STATES[offer.state]
  const price = money(offer.costMinor, region.currency)
  const parts = [
    isWeighed ? m.supplier_per_kg({ price }) : m.supplier_per_piece({ price }),
    m.supplier_case({ amount: amountOf(offer.caseSize, isWeighed) }),
    m.supplier_minimum({ amount: amountOf(offer.minimumQuantity, isWeighed) }),
    m.supplier_lead({ count: offer.leadDays }),
    offer.validUntil === null
      ? m.supplier_from({ date: calendarDay(offer.validFrom) })
      : m.supplier_span({
          from: calendarDay(offer.validFrom),
          until: calendarDay(offer.validUntil),
        }),
    offer.declinedWhy,
  ].filter((part) => part !== null)
  return (
    <li className="station-row">
      <GoodsMark card={card} note={parts.join(' · ')} />
      <Tag tone={tone}>{state()}</Tag>
      {offer.state === 'proposed' && !isOver ? (
        <Button kind="plain" onClick={() => setAsking(true)}>
          {m.supplier_withdraw()}
        </Button>
      ) : null}
      <ConfirmSheet
        title={m.supplier_withdraw_ask()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={m.supplier_withdraw()}
        isDangerous
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() =>
          withdraw.mutate({
            params: { region: region.id, supplier: offer.supplierId, offer: offer.id },
          })
        }
      />
    </li>
  )
}

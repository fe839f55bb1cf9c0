import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listSupplierOffers,
  type Offer,
  useAct,
  withdrawSupplierOffer,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Empty } from '../../../desk/empty.tsx'
import { Tag, type Tone } from '../../../desk/job-card.tsx'
import { readAll } from '../../../desk/read-all.ts'
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
import { type Standing, standingOf } from './offer-standing.ts'

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
  const { today } = useWork()
  const offers = useQuery(readAll(listSupplierOffers, own))
  const cards = useSkuCards((offers.data ?? []).map(({ skuId }) => skuId))
  return (
    <StateList of={offers} empty={<Empty icon="tag" title={m.supplier_no_offers()} />}>
      {(items) => (
        <ul className="desk-list">
          {items.map((offer) => (
            <OfferRow
              key={offer.id}
              offer={offer}
              standing={standingOf(offer, items, today)}
              card={cards.get(offer.skuId)}
            />
          ))}
        </ul>
      )}
    </StateList>
  )
}

const STANDINGS: Record<Standing, [Tone, () => string]> = {
  proposed: ['wait', m.supplier_offer_proposed],
  accepted: ['go', m.supplier_offer_accepted],
  coming: ['wait', m.supplier_offer_coming],
  replaced: ['calm', m.supplier_offer_replaced],
  declined: ['need', m.supplier_offer_declined],
  withdrawn: ['calm', m.supplier_offer_withdrawn],
  over: ['calm', m.supplier_offer_over],
}
const CHANGEABLE: readonly Standing[] = ['proposed', 'accepted', 'coming']

function OfferRow(props: { offer: Offer; standing: Standing; card: SkuCard | undefined }) {
  const { offer, standing, card } = props
  const { region } = useWork()
  const [asked, setAsked] = useState<'change' | 'withdraw' | null>(null)
  const close = () => setAsked(null)
  const withdraw = useAct(withdrawSupplierOffer, { refresh: [listSupplierOffers], onDone: close })
  const isWeighed = card?.measure === 'weighed'
  const [tone, state] = STANDINGS[standing]
  const tag = <Tag tone={tone}>{state()}</Tag>
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
      {CHANGEABLE.includes(standing) ? (
        <span className="station-row-deeds">
          <span className="station-row-said">{tag}</span>
          {standing === 'proposed' ? (
            <Button kind="plain" of={card?.name} onClick={() => setAsked('withdraw')}>
              {m.supplier_withdraw()}
            </Button>
          ) : null}
          <Button kind="soft" of={card?.name} onClick={() => setAsked('change')}>
            {m.supplier_offer_change()}
          </Button>
        </span>
      ) : (
        tag
      )}
      <Sheet title={m.supplier_offer_change()} isOpen={asked === 'change'} onClose={close}>
        <OfferForm of={offer} onDone={close} />
      </Sheet>
      <ConfirmSheet
        title={m.supplier_withdraw_ask()}
        isOpen={asked === 'withdraw'}
        onClose={close}
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

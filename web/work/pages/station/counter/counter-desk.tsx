import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { quote, type Resident } from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { m, money, nameOf } from '../../../../i18n/index.ts'
import { Stepper } from '../../../../ui/stepper.tsx'
import { amountOf } from '../../../goods/amount.ts'
import { GoodsFind } from '../../../goods/goods-find.tsx'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useWork } from '../../../work.tsx'
import { BuyerChoice } from './buyer-choice.tsx'
import { type PlacedSale, SaleDone } from './sale-done.tsx'
import { SalePay } from './sale-pay.tsx'
import { leastOf, type SaleLine, type SaleWindow, stepOf, type Till, useTill } from './till.ts'

/** Prices what lies on the counter, as the shop would. */
function useQuote(communityId: string, window: SaleWindow, lines: readonly SaleLine[]) {
  const { region } = useWork()
  const parts = [
    {
      windowId: window.id,
      fulfilment: 'pickup' as const,
      lines: lines.map(({ offer, quantity }) => ({ offerId: offer.offerId, quantity })),
    },
  ]
  return useQuery({
    queryKey: [quote.operationName, region.id, communityId, parts],
    queryFn: ({ signal }) => quote({ region: region.id }, { communityId, parts }, { signal }),
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
  })
}

/** The sale that is made now; once paid, its receipt and the next one. */
export function CounterDesk({ communityId, window }: { communityId: string; window: SaleWindow }) {
  const till = useTill()
  const [buyer, setBuyer] = useState<Resident | null>(null)
  const [sold, setSold] = useState<PlacedSale | null>(null)
  const [notOffered, setNotOffered] = useState(false)
  const quoted = useQuote(communityId, window, till.lines)
  if (sold !== null) {
    return (
      <SaleDone
        sale={sold}
        onNext={() => {
          till.clear()
          setBuyer(null)
          setSold(null)
        }}
      />
    )
  }
  return (
    <div className="station-halves station-opened station-till">
      <section className="station-main" aria-label={m.station_on_counter()}>
        <GoodsFind
          label={m.station_scan_to_sell()}
          onFound={({ skuId, weightGrams }) => {
            const offer = window.offers.find((one) => one.skuId === skuId)
            setNotOffered(offer === undefined)
            if (offer !== undefined) till.add(offer, weightGrams)
          }}
        />
        {notOffered ? (
          <p role="alert" className="goods-unknown">
            {m.station_not_offered()}
          </p>
        ) : null}
        <TillLines till={till} currency={window.currency} />
      </section>
      <section className="station-side desk-card" aria-label={m.station_to_pay()}>
        <BuyerChoice communityId={communityId} buyer={buyer} onChange={setBuyer} />
        <Refusal error={quoted.error} />
        <SalePay
          communityId={communityId}
          window={window}
          till={till}
          buyer={buyer}
          quoted={till.lines.length === 0 ? undefined : quoted.data}
          onSold={setSold}
        />
      </section>
    </div>
  )
}

function TillLines({ till, currency }: { till: Till; currency: string }) {
  if (till.lines.length === 0) return <p className="desk-job-note">{m.station_counter_empty()}</p>
  return (
    <ul className="desk-list">
      {till.lines.map(({ offer, quantity }) => {
        const name = nameOf(offer.name)
        const isWeighed = offer.measure === 'weighed'
        const card = { name, pictureId: offer.pictureIds[0] ?? null, storage: offer.storage }
        return (
          <li key={offer.offerId} className="station-row">
            <GoodsMark
              card={card}
              note={
                isWeighed
                  ? m.station_price_kg({ price: money(offer.unitPriceMinor, currency) })
                  : money(offer.unitPriceMinor, currency)
              }
            />
            <Stepper
              label={{
                count: m.station_count_of({ name }),
                more: m.station_more_of({ name }),
                less: m.station_less_of({ name }),
              }}
              text={amountOf(quantity, isWeighed)}
              canMore
              onLess={() =>
                till.set(offer, quantity <= leastOf(offer) ? 0 : quantity - stepOf(offer))
              }
              onMore={() => till.set(offer, quantity + stepOf(offer))}
            />
          </li>
        )
      })}
    </ul>
  )
}

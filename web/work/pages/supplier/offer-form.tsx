import { useState } from 'react'
import {
  changeOffer,
  listSupplierOffers,
  makeOffer,
  type Offer,
  useAct,
} from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { amountText, typedAmount } from '../../goods/amount.ts'
import { GoodsFind } from '../../goods/goods-find.tsx'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { moneyText, typedMoney } from '../../goods/typed-money.ts'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { useOwn } from './at-supplier.tsx'

const EMPTY = { cost: '', caseSize: '1', minimum: '1', lead: '1', until: '', needsLot: false }
type Figure = 'cost' | 'caseSize' | 'minimum' | 'lead' | 'from' | 'until'

/** Proposes goods at a price, or other figures for an offer; a buyer accepts or declines. */
export function OfferForm({ of, onDone }: { of?: Offer; onDone: () => void }) {
  const own = useOwn()
  const { region, today } = useWork()
  const [skuId, setSkuId] = useState(of?.skuId ?? '')
  const card = useSkuCards(skuId === '' ? [] : [skuId]).get(skuId)
  const isWeighed = card?.measure === 'weighed'
  const [changed, setChanged] = useState<Partial<typeof EMPTY & { from: string }>>({})
  const before =
    of === undefined
      ? { ...EMPTY, from: today }
      : typedOf(of, isWeighed, { today, currency: region.currency })
  const form = { ...before, ...changed }
  const set = (change: typeof changed) => setChanged((kept) => ({ ...kept, ...change }))
  const done = { refresh: [listSupplierOffers], onDone }
  const make = useAct(makeOffer, done)
  const change = useAct(changeOffer, done)
  const isBusy = make.isPending || change.isPending
  const costMinor = typedMoney(form.cost, region.currency)
  const caseSize = typedAmount(form.caseSize, isWeighed)
  const minimum = typedAmount(form.minimum, isWeighed)
  const isReady =
    costMinor !== null && Boolean(caseSize) && minimum !== null && /^\d{1,3}$/.test(form.lead)
  const isSame = (Object.keys(before) as (keyof typeof before)[]).every(
    (key) => form[key] === before[key],
  )
  const whyNot =
    skuId === ''
      ? m.supplier_lack_goods()
      : !isReady
        ? m.supplier_lack_figures()
        : of !== undefined && isSame
          ? m.supplier_lack_change()
          : null
  const submit = () => {
    const figures = {
      costMinor: costMinor ?? 0,
      validFrom: form.from,
      caseSize: caseSize ?? 1,
      minimumQuantity: minimum ?? 0,
      leadDays: Number(form.lead),
      lotRule: form.needsLot ? ('required' as const) : ('optional' as const),
      ...(form.until === '' ? {} : { validUntil: form.until }),
    }
    if (of === undefined) make.mutate({ params: own, body: { ...figures, skuId } })
    else change.mutate({ params: { ...own, offer: of.id }, body: figures })
  }
  const field = (key: Figure, label: string, type: 'text' | 'date' = 'text') => (
    <TextField
      label={label}
      type={type}
      inputMode={type === 'text' ? 'decimal' : undefined}
      autoComplete="off"
      value={form[key]}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  )
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && !isBusy) submit()
      }}
    >
      {of === undefined ? (
        <GoodsFind label={m.supplier_which_goods()} onFound={(found) => setSkuId(found.skuId)} />
      ) : null}
      {skuId === '' ? null : <GoodsMark card={card} note={card?.code} isLarge />}
      {of === undefined ? null : (
        <p>{of.state === 'accepted' ? m.supplier_change_agreed() : m.supplier_change_waiting()}</p>
      )}
      <div className="station-pair">
        {field('cost', isWeighed ? m.supplier_price_kg() : m.supplier_price_piece())}
        {field('caseSize', isWeighed ? m.supplier_case_kg() : m.supplier_case_pieces())}
        {field('minimum', isWeighed ? m.supplier_min_kg() : m.supplier_min_pieces())}
        {field('lead', m.supplier_lead_days())}
        {field('from', m.supplier_valid_from(), 'date')}
        {field('until', m.supplier_valid_until(), 'date')}
      </div>
      <label className="station-check">
        <input
          type="checkbox"
          checked={form.needsLot}
          onChange={() => set({ needsLot: !form.needsLot })}
        />
        <span>{m.supplier_names_lots()}</span>
      </label>
      <Refusal error={make.error ?? change.error} />
      <Button type="submit" isWide isBusy={isBusy} whyNot={whyNot}>
        {m.supplier_offer_do()}
      </Button>
    </form>
  )
}

/** The figures of an offer as they are typed; a change holds from today at the earliest. */
const typedOf = (
  offer: Offer,
  isWeighed: boolean,
  { today, currency }: { today: string; currency: string },
) => ({
  cost: moneyText(offer.costMinor, currency),
  caseSize: amountText(offer.caseSize, isWeighed),
  minimum: amountText(offer.minimumQuantity, isWeighed),
  lead: String(offer.leadDays),
  from: offer.validFrom > today ? offer.validFrom : today,
  until: offer.validUntil ?? '',
  needsLot: offer.lotRule === 'required',
})

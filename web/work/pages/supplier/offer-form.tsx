import { useState } from 'react'
import { listSupplierOffers, makeOffer, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { typedAmount, typedMoney } from '../../goods/amount.ts'
import { GoodsFind } from '../../goods/goods-find.tsx'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { useOwn } from './at-supplier.tsx'

const BEGINNING = { skuId: '', cost: '', caseSize: '1', minimum: '1', lead: '1', until: '' }

/** Proposes goods at a price; a buyer accepts or declines it. */
export function OfferForm({ onDone }: { onDone: () => void }) {
  const own = useOwn()
  const { today } = useWork()
  const [form, setForm] = useState({ ...BEGINNING, from: today, needsLot: false })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const card = useSkuCards(form.skuId === '' ? [] : [form.skuId]).get(form.skuId)
  const isWeighed = card?.measure === 'weighed'
  const make = useAct(makeOffer, { refresh: [listSupplierOffers], onDone })
  const costMinor = typedMoney(form.cost)
  const caseSize = typedAmount(form.caseSize, isWeighed)
  const minimum = typedAmount(form.minimum, isWeighed)
  const lead = Number(form.lead)
  const isReady =
    costMinor !== null && Boolean(caseSize) && minimum !== null && /^\d{1,3}$/.test(form.lead)
  const whyNot =
    form.skuId === '' ? m.supplier_lack_goods() : isReady ? null : m.supplier_lack_figures()
  const submit = () =>
    make.mutate({
      params: own,
      body: {
        skuId: form.skuId,
        costMinor: costMinor ?? 0,
        validFrom: form.from,
        caseSize: caseSize ?? 1,
        minimumQuantity: minimum ?? 0,
        leadDays: lead,
        lotRule: form.needsLot ? 'required' : 'optional',
        ...(form.until === '' ? {} : { validUntil: form.until }),
      },
    })
  const field = (
    key: 'cost' | 'caseSize' | 'minimum' | 'lead' | 'from' | 'until',
    label: string,
    type: 'text' | 'date' = 'text',
  ) => (
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
        if (whyNot === null && !make.isPending) submit()
      }}
    >
      <GoodsFind label={m.supplier_which_goods()} onFound={({ skuId }) => set({ skuId })} />
      {form.skuId === '' ? null : <GoodsMark card={card} note={card?.code} isLarge />}
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
      <Refusal error={make.error} />
      <Button type="submit" isWide isBusy={make.isPending} whyNot={whyNot}>
        {m.supplier_offer_do()}
      </Button>
    </form>
  )
}

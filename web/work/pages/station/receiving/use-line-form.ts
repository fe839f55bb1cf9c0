import { useState } from 'react'
import { m } from '../../../../i18n/index.ts'
import { amountText, typedAmount } from '../../../goods/amount.ts'
import type { SkuCard } from '../../../goods/use-sku-cards.ts'
import { type DayLine, type DayOrder, type ReceivingDay, shipmentsOf } from './day.ts'
import { isTooWarm, typedTenths } from './degrees-field.tsx'
import type { DraftLine } from './draft.ts'

export interface LineWish {
  skuId: string
  name: string
  weightGrams: number | null
  code: string | null
  /** The line that is changed; null for a new one. */
  line: DraftLine | null
}

export type Grade = 'A' | 'B' | 'C'

interface Given {
  wish: LineWish
  day: ReceivingDay
  order: DayOrder | undefined
  asked: DayLine | undefined
  card: SkuCard
}

const degreesOf = (tenths: number | null): string => (tenths === null ? '' : String(tenths / 10))

/** What the form begins with: the line that is changed, else what the scan and the shipment say. */
function beginningOf({ wish, day, order, card }: Given) {
  const isWeighed = card.measure === 'weighed'
  const { line } = wish
  const shipped =
    order &&
    shipmentsOf(day, order.id)
      .flatMap(({ lines }) => lines)
      .find(({ skuId }) => skuId === wish.skuId)
  return {
    typed:
      line !== null
        ? amountText(line.quantity, isWeighed)
        : wish.weightGrams === null
          ? ''
          : amountText(wish.weightGrams, true),
    lotCode: line?.lotCode ?? shipped?.lotCode ?? '',
    expiresOn: line?.expiresOn ?? shipped?.expiresOn ?? '',
    grade: line?.grade ?? (null as Grade | null),
    degrees: degreesOf(line?.temperatureTenths ?? null),
    refusedTyped:
      line !== null && line.refusedQuantity > 0 ? amountText(line.refusedQuantity, isWeighed) : '',
    refusedWhy: line?.refusedWhy ?? '',
    pictures: line?.pictures ?? ([] as DraftLine['pictures']),
  }
}

type State = ReturnType<typeof beginningOf>

export interface LineForm extends State {
  set: (change: Partial<State>) => void
  setTyped: (typed: string) => void
  isWeighed: boolean
  quantity: number | null
  refused: number
  temperatureTenths: number | null
  takeAll: (all: number) => void
  /** Nothing is taken in; what was to be is refused. */
  refuseAll: (why: string) => void
  line: () => DraftLine
  /** What it still lacks before it can stand on the receipt. */
  whyNot: string | null
}

/** The state of a receipt's line and what it still lacks. */
export function useLineForm(given: Given): LineForm {
  const { wish, asked, card } = given
  const isWeighed = card.measure === 'weighed'
  const [state, setState] = useState(() => beginningOf(given))
  const set = (change: Partial<typeof state>) => setState((before) => ({ ...before, ...change }))
  const quantity = typedAmount(state.typed, isWeighed)
  const refused = typedAmount(state.refusedTyped, isWeighed) ?? 0
  const temperatureTenths = typedTenths(state.degrees)
  const form = {
    ...state,
    set,
    setTyped: (typed: string) => set({ typed }),
    isWeighed,
    quantity,
    refused,
    temperatureTenths,
    takeAll: (all: number) => set({ typed: amountText(all, isWeighed) }),
    refuseAll: (why: string) => {
      const all = (quantity ?? 0) > 0 ? quantity! : (asked?.missingQuantity ?? 0)
      set({ typed: '0', refusedTyped: amountText(all, isWeighed), refusedWhy: why })
    },
    line: (): DraftLine => ({
      key: wish.line?.key ?? crypto.randomUUID(),
      skuId: wish.skuId,
      barcode: wish.code,
      quantity: quantity ?? 0,
      refusedQuantity: refused,
      refusedWhy: state.refusedWhy.trim(),
      pictures: state.pictures,
      lotCode: state.lotCode.trim(),
      expiresOn: state.expiresOn,
      grade: state.grade,
      temperatureTenths,
    }),
  }
  return { ...form, whyNot: lackOf(form, given) }
}

function lackOf(form: Omit<LineForm, 'whyNot'>, { asked, card, day }: Given): string | null {
  const { quantity, refused, temperatureTenths } = form
  if (quantity === null || quantity + refused === 0) return m.station_lack_amount()
  if (refused > 0 && form.refusedWhy.trim() === '') return m.station_lack_refused_why()
  if (quantity === 0) return null
  if (card.storage !== 'ambient' && temperatureTenths === null) return m.station_lack_warmth()
  if (isTooWarm(card, temperatureTenths, day.rules)) return m.station_too_warm_take()
  if (asked?.lotRule === 'required' && form.lotCode.trim() === '') return m.station_lack_lot()
  return null
}

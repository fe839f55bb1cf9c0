import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isRefused, listLots, read } from '../../../../api/index.ts'
import { fullDay, m } from '../../../../i18n/index.ts'
import { IconButton } from '../../../../ui/button.tsx'
import { Field, TextField } from '../../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../../goods/amount.ts'
import { type Found, GoodsFind } from '../../../goods/goods-find.tsx'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { useHere } from '../at-station.tsx'

/** Goods that go somewhere: how much of which lot. */
export interface GoodsLine {
  key: string
  skuId: string
  isWeighed: boolean
  typed: string
  lotId: string
}

/** All of a lot, as the first line of a form that was opened from it. */
export interface StartLine {
  skuId: string
  lotId: string
  /** Pieces, or grams of what is weighed. */
  quantity: number
  isWeighed: boolean
}

const lineFrom = ({ skuId, lotId, quantity, isWeighed }: StartLine): GoodsLine => {
  const typed = amountText(quantity, isWeighed)
  return { key: crypto.randomUUID(), skuId, lotId, isWeighed, typed }
}

/** The lines of a form of goods, each found by scan or words. */
export function useGoodsLines(start?: StartLine) {
  const [lines, setLines] = useState<GoodsLine[]>(() =>
    start === undefined ? [] : [lineFrom(start)],
  )
  const put = (line: GoodsLine) =>
    setLines((before) => before.map((one) => (one.key === line.key ? line : one)))
  const add = (line: GoodsLine) => setLines((before) => [...before, line])
  const remove = (key: string) => setLines((before) => before.filter((one) => one.key !== key))
  const amounts = lines.map(({ typed, isWeighed }) => typedAmount(typed, isWeighed) ?? 0)
  return {
    lines,
    put,
    add,
    remove,
    clear: () => setLines([]),
    isReady: lines.length > 0 && amounts.every((amount) => amount > 0),
    wire: () =>
      lines.map(({ skuId, lotId }, at) => ({
        skuId,
        quantity: amounts[at]!,
        ...(lotId === '' ? {} : { lotId }),
      })),
  }
}

export type GoodsLines = ReturnType<typeof useGoodsLines>

/** What is there of goods of which too much was asked, by SKU, as the refusal says. */
function leftOf(error: unknown): ReadonlyMap<string, number> {
  if (!isRefused(error, 'not-enough-stock')) return new Map()
  const shortages = error.told.shortages as { skuId: string; left: number }[]
  return new Map(shortages.map(({ skuId, left }) => [skuId, left]))
}

export function GoodsLinesForm(props: {
  of: GoodsLines
  error: unknown
  /** What goes is sold on: a lot past its last day cannot be chosen. */
  isToSell?: boolean
}) {
  const { of, error, isToSell = false } = props
  const left = leftOf(error)
  const [wanted, setWanted] = useState<Found | null>(null)
  const cards = useSkuCards([
    ...of.lines.map(({ skuId }) => skuId),
    ...(wanted === null ? [] : [wanted.skuId]),
  ])
  const found = (one: Found) => {
    const card = cards.get(one.skuId)
    const isWeighed = card === undefined ? one.weightGrams !== null : card.measure === 'weighed'
    of.add({
      key: crypto.randomUUID(),
      skuId: one.skuId,
      isWeighed,
      typed: one.weightGrams === null ? '' : amountText(one.weightGrams, true),
      lotId: '',
    })
    setWanted(one)
  }
  return (
    <>
      <GoodsFind label={m.station_which_goods()} onFound={found} />
      <ul className="station-lines">
        {of.lines.map((line) => {
          const card = cards.get(line.skuId)
          return (
            <li key={line.key} className="desk-card">
              <GoodsMark card={card} note={card?.code}>
                <IconButton
                  icon="trash"
                  label={m.station_remove_goods({ name: card?.name ?? '' })}
                  onClick={() => of.remove(line.key)}
                />
              </GoodsMark>
              <div className="station-pair">
                <TextField
                  label={card?.measure === 'weighed' ? m.station_kg() : m.station_pieces()}
                  inputMode="decimal"
                  autoComplete="off"
                  error={
                    left.has(line.skuId)
                      ? m.station_only_free({
                          amount: amountOf(left.get(line.skuId) ?? 0, line.isWeighed),
                        })
                      : null
                  }
                  value={line.typed}
                  onChange={(event) =>
                    of.put({
                      ...line,
                      isWeighed: card?.measure === 'weighed',
                      typed: event.target.value,
                    })
                  }
                />
                <LotChoice
                  line={line}
                  isToSell={isToSell}
                  onChange={(lotId) => of.put({ ...line, lotId })}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const isPast = (day: string | null, today: string) => day !== null && day < today

const untilOf = (day: string | null, today: string) =>
  day === null ? '' : isPast(day, today) ? m.station_expired() : fullDay(day)

function LotChoice(props: {
  line: GoodsLine
  isToSell: boolean
  onChange: (lotId: string) => void
}) {
  const { line, isToSell, onChange } = props
  const { here } = useHere()
  const { today } = useWork()
  const { data = [] } = useQuery(read(listLots, { ...here, sku: line.skuId }))
  return (
    <Field label={m.station_lot()}>
      {(tied) => (
        <select
          {...tied}
          className="desk-input"
          value={line.lotId}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{m.station_first_expired()}</option>
          {data.map((lot) => (
            <option
              key={lot.lotId}
              value={lot.lotId}
              disabled={isToSell && isPast(lot.expiresOn, today)}
            >
              {m.station_lot_option({
                code: lot.code,
                until: untilOf(lot.expiresOn, today),
                amount: amountOf(lot.onHand, line.isWeighed),
              })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

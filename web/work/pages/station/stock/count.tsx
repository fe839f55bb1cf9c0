import type { Count } from './count-shown.ts'
import '../station.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { countStock, getStockCount, listLots, read, useAct } from '../../../../api/index.ts'
import { Bones, Failed } from '../../../../desk/empty.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { Sheet } from '../../../../desk/sheet.tsx'
import { fullDay, instantOf, m, money } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Field } from '../../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../../goods/amount.ts'
import { type Found, GoodsFind } from '../../../goods/goods-find.tsx'
import { GoodsMark } from '../../../goods/goods-mark.tsx'
import { Keypad } from '../../../goods/keypad.tsx'
import { useSkuCards } from '../../../goods/use-sku-cards.ts'
import { useWork } from '../../../work.tsx'
import { AtStation, useHere } from '../at-station.tsx'
import { STATION } from '../paths.ts'
import { CountDeeds } from './count-deeds.tsx'
import { CountTag } from './counts.tsx'

/** One count: goods by scan, lot by lot; at the end what differs. */
export default function CountPage() {
  const { count: id } = useParams({ strict: false }) as { count: string }
  const { here } = useHere()
  const count = useQuery({
    ...read(getStockCount, { ...here, count: id }),
    enabled: here.station !== '',
    refetchInterval: 10_000,
  })
  return (
    <AtStation title={m.station_count()} back={STATION.counts}>
      {() =>
        count.data !== undefined ? (
          <CountBody count={count.data} />
        ) : count.isError ? (
          <Failed error={count.error} onRetry={() => void count.refetch()} />
        ) : (
          <Bones rows={5} />
        )
      }
    </AtStation>
  )
}

function CountBody({ count }: { count: Count }) {
  const { region } = useWork()
  const [found, setFound] = useState<Found | null>(null)
  return (
    <>
      <div className="station-tools">
        <CountTag count={count} />
        <span>{instantOf(count.startedAt, region.timeZone)}</span>
        {count.differenceValueMinor === null ? null : (
          <span>
            {m.station_difference_worth({
              amount: money(count.differenceValueMinor, region.currency),
            })}
          </span>
        )}
      </div>
      {count.state === 'open' ? (
        <GoodsFind
          label={m.station_scan_to_count()}
          onFound={setFound}
          isListening={found === null}
        />
      ) : null}
      <CountedLines count={count} />
      <CountDeeds count={count} />
      {found === null ? null : (
        <CountSheet key={found.skuId} count={count} found={found} onClose={() => setFound(null)} />
      )}
    </>
  )
}

function CountedLines({ count }: { count: Count }) {
  const cards = useSkuCards(count.lines.map(({ skuId }) => skuId))
  if (count.lines.length === 0) return null
  return (
    <ul className="desk-list">
      {count.lines.map((line) => {
        const card = cards.get(line.skuId)
        const of = (quantity: number) => amountOf(quantity, card?.measure === 'weighed')
        const differs = line.difference !== undefined && line.difference !== 0
        return (
          <li key={`${line.skuId}/${line.lotId}`} className="station-row">
            <GoodsMark
              card={card}
              note={
                line.expectedQuantity === undefined
                  ? null
                  : m.station_books_say({ amount: of(line.expectedQuantity) })
              }
            >
              <strong
                className={
                  differs ? 'number station-figure desk-ink-need' : 'number station-figure'
                }
              >
                {of(line.countedQuantity)}
              </strong>
            </GoodsMark>
          </li>
        )
      })}
    </ul>
  )
}

const LOOSE = 'loose'

function CountSheet(props: { count: Count; found: Found; onClose: () => void }) {
  const { count, found, onClose } = props
  const { here } = useHere()
  const form = useId()
  const card = useSkuCards([found.skuId]).get(found.skuId)
  const isWeighed = card?.measure === 'weighed'
  const lots = useQuery(read(listLots, { ...here, sku: found.skuId })).data ?? []
  const [typed, setTyped] = useState(
    found.weightGrams === null ? '' : amountText(found.weightGrams, true),
  )
  const [chosen, setLot] = useState('')
  const lot = chosen === '' ? (lots[0]?.lotId ?? LOOSE) : chosen
  const act = useAct(countStock, { refresh: [getStockCount], onDone: onClose })
  const quantity = typedAmount(typed, isWeighed)
  const submit = () =>
    act.mutate({
      params: { ...here, count: count.id },
      body: {
        lines: [
          {
            skuId: found.skuId,
            countedQuantity: quantity ?? 0,
            ...(lot === LOOSE ? { isLoose: true } : { lotId: lot }),
          },
        ],
      },
    })
  return (
    <Sheet
      title={m.station_count_this()}
      isOpen
      onClose={onClose}
      foot={
        <Button
          type="submit"
          form={form}
          isWide
          icon="check"
          isBusy={act.isPending}
          whyNot={quantity === null ? m.station_lack_amount_count() : null}
        >
          {m.station_count_write()}
        </Button>
      }
    >
      <form
        id={form}
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (quantity !== null && !act.isPending) submit()
        }}
      >
        <GoodsMark card={card} name={found.name} />
        <Field label={m.station_lot()}>
          {(tied) => (
            <select
              {...tied}
              className="desk-input"
              value={lot}
              onChange={(event) => setLot(event.target.value)}
            >
              {lots.map((one) => (
                <option key={one.lotId} value={one.lotId}>
                  {one.expiresOn === null
                    ? one.code
                    : m.station_lot_until({ code: one.code, date: fullDay(one.expiresOn) })}
                </option>
              ))}
              <option value={LOOSE}>{m.station_without_lot()}</option>
            </select>
          )}
        </Field>
        <Keypad
          label={m.station_how_much_here()}
          value={typed}
          onChange={setTyped}
          hasPoint={isWeighed}
          {...(isWeighed ? { unit: m.station_goods_kg() } : {})}
        />
        <Refusal error={act.error} />
      </form>
    </Sheet>
  )
}

import './ship-lines.css'
import type { PurchaseOrder } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { daysLater } from '../../dates.ts'
import { amountOf } from '../../goods/amount.ts'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { faultsOf, lineOf, openOf, type ShipLine } from './ship-line.ts'

interface ShipLinesProps {
  order: PurchaseOrder
  lines: readonly ShipLine[]
  /** Shipping was asked for and something keeps it back: what it is stands at its field. */
  isTried: boolean
  onChange: (lines: ShipLine[]) => void
}

/** The goods that go, lot by lot. */
export function ShipLines({ order, lines, isTried, onChange }: ShipLinesProps) {
  const cards = useSkuCards(lines.map(({ skuId }) => skuId))
  const put = (line: ShipLine) => onChange(lines.map((one) => (one.key === line.key ? line : one)))
  const goods = [...Map.groupBy(lines, ({ skuId }) => skuId)]
    .map(([sku, lots]) => ({ asked: order.lines.find(({ skuId }) => skuId === sku)!, lots }))
    .toSorted((a, b) => Number(a.asked.isWeighed) - Number(b.asked.isWeighed))
  return (
    <>
      <UsualDates lines={lines} cards={cards} onChange={onChange} />
      <ul className="ship-lines">
        {goods.map(({ asked, lots }, nth) => {
          const { skuId } = asked
          const isHeaded = asked.isWeighed !== goods[nth - 1]?.asked.isWeighed
          const card = cards.get(skuId)
          const name = card?.name ?? ''
          return (
            <li key={skuId} className={isHeaded ? 'ship-headed' : undefined}>
              <GoodsMark
                card={card}
                note={m.supplier_still_to_ship({
                  amount: amountOf(openOf(asked), asked.isWeighed),
                })}
              >
                <IconButton
                  icon="plus"
                  label={m.supplier_another_lot_of({ name })}
                  onClick={() => onChange([...lines, { ...lineOf(asked), typed: '' }])}
                />
              </GoodsMark>
              {lots.map((line, lot) => (
                <div key={line.key} className="ship-lot">
                  <LineFields line={line} asked={asked} isTried={isTried} onChange={put} />
                  {/* What is not sent has no amount; a lot more is taken away again. */}
                  {lot === 0 ? null : (
                    <IconButton
                      icon="trash"
                      label={m.supplier_remove_line({ name })}
                      onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                    />
                  )}
                </div>
              ))}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The last day of all goods whose shelf life is known, where none was written yet. */
function UsualDates(props: {
  lines: readonly ShipLine[]
  cards: ReadonlyMap<string, SkuCard>
  onChange: (lines: ShipLine[]) => void
}) {
  const { today } = useWork()
  const { lines, cards, onChange } = props
  const usualOf = ({ skuId, expiresOn }: ShipLine): string => {
    const days = cards.get(skuId)?.shelfLifeDays ?? null
    return expiresOn !== '' || days === null ? '' : daysLater(today, days)
  }
  const count = lines.filter((line) => usualOf(line) !== '').length
  if (count === 0) return null
  return (
    <Button
      kind="soft"
      icon="calendar"
      onClick={() =>
        onChange(lines.map((line) => ({ ...line, expiresOn: usualOf(line) || line.expiresOn })))
      }
    >
      {m.supplier_usual_dates({ count })}
    </Button>
  )
}

function LineFields(props: {
  line: ShipLine
  asked: PurchaseOrder['lines'][number]
  isTried: boolean
  onChange: (line: ShipLine) => void
}) {
  const { line, asked, isTried, onChange } = props
  const faults = isTried ? faultsOf(line, asked) : {}
  return (
    <div className="ship-fields">
      <TextField
        label={asked.isWeighed ? m.supplier_ship_kg() : m.supplier_ship_pieces()}
        inputMode="decimal"
        autoComplete="off"
        value={line.typed}
        error={faults.typed ? m.supplier_lack_line_amount() : null}
        onChange={(event) => onChange({ ...line, typed: event.target.value })}
      />
      <TextField
        label={asked.lotRule === 'required' ? m.supplier_lot_needed() : m.supplier_lot()}
        autoComplete="off"
        maxLength={64}
        placeholder={asked.lotRule === 'required' ? m.supplier_lot_must() : m.supplier_lot()}
        value={line.lotCode}
        error={faults.lotCode ? m.supplier_lack_line_lot() : null}
        onChange={(event) => onChange({ ...line, lotCode: event.target.value })}
      />
      <TextField
        label={m.station_expires()}
        type="date"
        value={line.expiresOn}
        onChange={(event) => onChange({ ...line, expiresOn: event.target.value })}
      />
    </div>
  )
}

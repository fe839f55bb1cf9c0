import { useState } from 'react'
import {
  getPurchaseOrder,
  listPurchaseOrdersOfSupplier,
  type PurchaseOrder,
  shipGoods,
  useAct,
} from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Field, TextField } from '../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../goods/amount.ts'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'
import { ExpiryField } from '../station/receiving/lot-fields.tsx'

interface ShipLine {
  key: string
  skuId: string
  typed: string
  lotCode: string
  expiresOn: string
}

type Line = PurchaseOrder['lines'][number]

const openOf = (line: Line): number =>
  Math.max(0, (line.confirmedQuantity ?? line.expectedQuantity) - line.shippedQuantity)

const lineOf = (line: Line): ShipLine => ({
  key: crypto.randomUUID(),
  skuId: line.skuId,
  typed: amountText(openOf(line), line.isWeighed),
  lotCode: '',
  expiresOn: '',
})

/** What goes on its way, lot by lot, and when it will be there. */
export function ShipForm({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const open = order.lines.filter((line) => openOf(line) > 0)
  const [lines, setLines] = useState<ShipLine[]>(() => open.map(lineOf))
  const [at, setAt] = useState('')
  const ship = useAct(shipGoods, {
    refresh: [getPurchaseOrder, listPurchaseOrdersOfSupplier],
    onDone: () => setLines([]),
  })
  if (open.length === 0) return null
  const of = (skuId: string) => order.lines.find((line) => line.skuId === skuId)!
  const sent = lines.map((line) => ({
    line,
    quantity: typedAmount(line.typed, of(line.skuId).isWeighed),
  }))
  const going = sent.filter(({ quantity }) => quantity !== null && quantity > 0)
  const lacksLot = going.some(
    ({ line }) => of(line.skuId).lotRule === 'required' && line.lotCode.trim() === '',
  )
  const whyNot =
    going.length === 0
      ? m.supplier_lack_amount()
      : lacksLot
        ? m.supplier_lack_lot()
        : at === ''
          ? m.supplier_lack_time()
          : null
  const submit = () =>
    ship.mutate({
      params: { region: region.id, purchaseOrder: order.id },
      body: {
        expectedAt: instantIn(at, region.timeZone),
        lines: going.map(({ line, quantity }) => ({
          skuId: line.skuId,
          quantity: quantity!,
          ...(line.lotCode.trim() === '' ? {} : { lotCode: line.lotCode.trim() }),
          ...(line.expiresOn === '' ? {} : { expiresOn: line.expiresOn }),
        })),
      },
    })
  return (
    <form
      className="desk-form desk-card"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === null && !ship.isPending) submit()
      }}
    >
      <h2>{m.supplier_ship_title()}</h2>
      <ShipLines order={order} lines={lines} onChange={setLines} />
      <Field label={m.supplier_there_at()}>
        {(tied) => (
          <input
            {...tied}
            type="datetime-local"
            className="desk-input"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        )}
      </Field>
      <Refusal error={ship.error} />
      <Button type="submit" isWide icon="truck" isBusy={ship.isPending} whyNot={whyNot}>
        {m.supplier_ship_do()}
      </Button>
    </form>
  )
}

function ShipLines(props: {
  order: PurchaseOrder
  lines: readonly ShipLine[]
  onChange: (lines: ShipLine[]) => void
}) {
  const { order, lines, onChange } = props
  const cards = useSkuCards(lines.map(({ skuId }) => skuId))
  const put = (line: ShipLine) => onChange(lines.map((one) => (one.key === line.key ? line : one)))
  return (
    <ul className="station-lines">
      {lines.map((line) => {
        const asked = order.lines.find(({ skuId }) => skuId === line.skuId)!
        const card = cards.get(line.skuId)
        return (
          <li key={line.key}>
            <GoodsMark
              card={card}
              note={m.supplier_still_to_ship({ amount: amountOf(openOf(asked), asked.isWeighed) })}
            >
              <IconButton
                icon="trash"
                label={m.supplier_remove_line({ name: card?.name ?? '' })}
                onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              />
            </GoodsMark>
            <div className="station-pair">
              <TextField
                label={asked.isWeighed ? m.supplier_ship_kg() : m.supplier_ship_pieces()}
                inputMode="decimal"
                autoComplete="off"
                value={line.typed}
                onChange={(event) => put({ ...line, typed: event.target.value })}
              />
              <TextField
                label={asked.lotRule === 'required' ? m.supplier_lot_needed() : m.supplier_lot()}
                autoComplete="off"
                maxLength={64}
                value={line.lotCode}
                onChange={(event) => put({ ...line, lotCode: event.target.value })}
              />
            </div>
            <ExpiryField
              value={line.expiresOn}
              shelfLifeDays={card?.shelfLifeDays ?? null}
              onChange={(expiresOn) => put({ ...line, expiresOn })}
            />
            <Button
              kind="plain"
              icon="plus"
              onClick={() => onChange([...lines, { ...lineOf(asked), typed: '' }])}
            >
              {m.supplier_another_lot()}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

/** The instant of a local date and time in a zone: 2026-11-22T09:00 in Chengdu. */
function instantIn(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`)
  const shown = new Date(asUtc).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')
  return new Date(2 * asUtc - Date.parse(`${shown}Z`)).toISOString()
}

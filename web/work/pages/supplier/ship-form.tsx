import { useEffect, useRef, useState } from 'react'
import {
  getPurchaseOrder,
  listPurchaseOrdersOfSupplier,
  type PurchaseOrder,
  shipGoods,
  useAct,
} from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useWork } from '../../work.tsx'
import { faultsOf, lineOf, openOf, quantityOf, type ShipLine } from './ship-line.ts'
import { ShipLines } from './ship-lines.tsx'

/** What goes on its way, lot by lot, and when it will be there. */
export function ShipForm({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const open = order.lines.filter((line) => openOf(line) > 0)
  const [lines, setLines] = useState<ShipLine[]>(() => open.map(lineOf))
  const [at, setAt] = useState('')
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries === 0) return
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    first?.focus({ preventScroll: true })
    first?.scrollIntoView({ block: 'center' })
  }, [tries])
  const ship = useAct(shipGoods, {
    refresh: [getPurchaseOrder, listPurchaseOrdersOfSupplier],
    onDone: () => setLines([]),
  })
  if (open.length === 0) return null
  const of = (line: ShipLine) => order.lines.find(({ skuId }) => skuId === line.skuId)!
  const going = lines.flatMap((line) => {
    const quantity = quantityOf(line, of(line))
    return quantity === null || quantity === 0 ? [] : { line, quantity }
  })
  const isFaulty = lines.some((line) => Object.keys(faultsOf(line, of(line))).length > 0)
  const whyNot =
    going.length === 0 && !isFaulty
      ? m.supplier_lack_amount()
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
          quantity,
          ...(line.lotCode.trim() === '' ? {} : { lotCode: line.lotCode.trim() }),
          ...(line.expiresOn === '' ? {} : { expiresOn: line.expiresOn }),
        })),
      },
    })
  return (
    <form
      ref={form}
      noValidate
      className="desk-form desk-card"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot !== null || ship.isPending) return
        if (isFaulty) setTries(tries + 1)
        else submit()
      }}
    >
      <h2>{m.supplier_ship_title()}</h2>
      <ShipLines
        order={order}
        lines={lines}
        isTried={tries > 0}
        onChange={(changed) => {
          setLines(changed)
          setTries(0)
        }}
      />
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

/** The instant of a local date and time in a zone: 2026-11-22T09:00 in Chengdu. */
function instantIn(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`)
  const shown = new Date(asUtc).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')
  return new Date(2 * asUtc - Date.parse(`${shown}Z`)).toISOString()
}

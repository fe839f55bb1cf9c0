import { useState } from 'react'
import {
  confirmPurchaseOrder,
  declinePurchaseOrder,
  getPurchaseOrder,
  listPurchaseOrdersOfSupplier,
  type PurchaseOrder,
  useAct,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { amountOf, amountText, typedAmount } from '../../goods/amount.ts'
import { GoodsMark } from '../../goods/goods-mark.tsx'
import { type SkuCard, useSkuCards } from '../../goods/use-sku-cards.ts'
import { useWork } from '../../work.tsx'

const REFRESH = [getPurchaseOrder, listPurchaseOrdersOfSupplier]

type Line = PurchaseOrder['lines'][number]

interface Cut {
  typed: string
  why: string
}

/** Confirms a pooled order whole or cut line by line with the reason, or declines it. */
export function AnswerForm({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const cards = useSkuCards(order.lines.map(({ skuId }) => skuId))
  const [cuts, setCuts] = useState<Record<string, Cut>>({})
  const confirm = useAct(confirmPurchaseOrder, { refresh: REFRESH })
  const said = order.lines.map((line) => ({ line, ...sayOf(line, cuts[line.skuId]) }))
  const cut = said.filter(({ isCut }) => isCut)
  const whyNot = said.some(({ quantity }) => quantity === null)
    ? m.supplier_lack_amount()
    : said.some(({ isMore }) => isMore)
      ? m.supplier_not_more()
      : cut.some(({ why }) => why === '')
        ? m.supplier_lack_why()
        : null
  const submit = () =>
    confirm.mutate({
      params: { region: region.id, purchaseOrder: order.id },
      body:
        cut.length === 0
          ? {}
          : {
              lines: cut.map(({ line, quantity, why }) => ({
                skuId: line.skuId,
                quantity: quantity ?? 0,
                why,
              })),
            },
    })
  return (
    <>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === null && !confirm.isPending) submit()
        }}
      >
        <ul className="desk-list">
          {order.lines.map((line) => (
            <CutLine
              key={line.skuId}
              line={line}
              card={cards.get(line.skuId)}
              cut={cuts[line.skuId]}
              onChange={(next) => setCuts({ ...cuts, [line.skuId]: next })}
            />
          ))}
        </ul>
        <Refusal error={confirm.error} />
        <Button type="submit" isWide icon="check" isBusy={confirm.isPending} whyNot={whyNot}>
          {cut.length === 0 ? m.supplier_confirm() : m.supplier_confirm_cut({ count: cut.length })}
        </Button>
      </form>
      {/* Beside the form: what is sent in its sheet is no answer to the lines. */}
      <Decline order={order} />
    </>
  )
}

function sayOf(line: Line, cut: Cut | undefined) {
  const asked = line.quantity - line.passedQuantity
  const quantity = cut === undefined ? asked : typedAmount(cut.typed, line.isWeighed)
  return {
    quantity,
    isCut: quantity !== null && quantity < asked,
    isMore: quantity !== null && quantity > asked,
    why: cut?.why.trim() ?? '',
  }
}

function CutLine(props: {
  line: Line
  card: SkuCard | undefined
  cut: Cut | undefined
  onChange: (cut: Cut) => void
}) {
  const { line, card, onChange } = props
  const asked = line.quantity - line.passedQuantity
  const cut = props.cut ?? { typed: amountText(asked, line.isWeighed), why: '' }
  const { isCut, isMore } = sayOf(line, props.cut)
  return (
    <li className="station-row">
      <GoodsMark card={card} note={m.supplier_asked({ amount: amountOf(asked, line.isWeighed) })} />
      <TextField
        label={line.isWeighed ? m.supplier_can_kg() : m.supplier_can_pieces()}
        inputMode="decimal"
        autoComplete="off"
        value={cut.typed}
        error={isMore ? m.supplier_not_more() : null}
        onChange={(event) => onChange({ ...cut, typed: event.target.value })}
      />
      {isCut ? (
        <TextField
          label={m.supplier_cut_why()}
          maxLength={300}
          value={cut.why}
          onChange={(event) => onChange({ ...cut, why: event.target.value })}
        />
      ) : null}
    </li>
  )
}

function Decline({ order }: { order: PurchaseOrder }) {
  const { region } = useWork()
  const [isAsking, setAsking] = useState(false)
  const decline = useAct(declinePurchaseOrder, {
    refresh: REFRESH,
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button kind="plain" onClick={() => setAsking(true)}>
        {m.supplier_decline()}
      </Button>
      <ConfirmSheet
        title={m.supplier_decline_ask()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={m.supplier_decline()}
        isDangerous
        isBusy={decline.isPending}
        error={decline.error}
        reason={m.supplier_cut_why()}
        reasons={[m.supplier_why_weather(), m.supplier_why_price(), m.supplier_why_stock()]}
        onConfirm={(why) =>
          decline.mutate({ params: { region: region.id, purchaseOrder: order.id }, body: { why } })
        }
      >
        <p>{m.supplier_decline_text()}</p>
      </ConfirmSheet>
    </>
  )
}

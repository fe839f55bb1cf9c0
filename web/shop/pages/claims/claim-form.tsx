import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import {
  getClaimable,
  getMoneyOfOrder,
  getOrder,
  getTimelineOfOrder,
  listClaimsOfOrder,
  raiseClaim,
  useAct,
} from '../../../api/index.ts'
import { instantOf, m, money, nameOf, number, weight } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { tell } from '../../../ui/notice.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { Stepper } from '../../../ui/stepper.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import { paths } from '../../paths.ts'
import { Choice } from '../orders/choice.tsx'
import { RefusalNotice } from '../orders/refusal-notice.tsx'
import { type Order, type OrderLine, useRegionTime } from '../orders/use-order.ts'
import { PictureField } from './picture-field.tsx'
import { REASON_WORDS, type Reason } from './reasons.ts'

interface Left {
  quantity: number
  dueMinor: number
  until: string
}

const GRAMS_A_STEP = 100

/** What is wrong, how much of it, pictures, and what is wished: sent once, decided soon. */
export function ClaimForm({
  region,
  order,
  line,
  left,
  pictures,
}: {
  region: string
  order: Order
  line: OrderLine
  left: Left
  pictures: { pictureReasons: readonly string[]; pictureFromMinor: number }
}) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [wish, setWish] = useState<'refund' | 'again'>('refund')
  const [quantity, setQuantity] = useState(left.quantity)
  const [note, setNote] = useState('')
  const [pictureIds, setPictureIds] = useState<readonly string[]>([])
  const raise = useRaising(region, order)
  const { timeZone } = useRegionTime(region)
  const askedMinor = Math.round((left.dueMinor * quantity) / Math.max(1, left.quantity))
  const isPictureNeeded =
    (reason !== null && pictures.pictureReasons.includes(reason)) ||
    askedMinor > pictures.pictureFromMinor
  const lacksPicture = isPictureNeeded && pictureIds.length === 0
  const whyNot =
    reason === null
      ? m.shop_order_claim_reason_first()
      : lacksPicture
        ? m.shop_order_claim_picture_why()
        : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (reason === null) return
    raise.mutate({
      params: { region, order: order.id, number: String(line.lineNumber) },
      body: {
        reason,
        wish,
        quantity,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(pictureIds.length > 0 ? { pictureIds: [...pictureIds] } : {}),
      },
    })
  }
  return (
    <form className="claim-form" onSubmit={send}>
      <p className="claim-line">
        <span className="order-line-picture">
          <Picture picture={line.pictureId} alt="" sizes="72px" isFirst />
        </span>
        <span>
          <strong>{nameOf(line.name)}</strong>
          <span className="order-quiet">
            {m.shop_order_claim_until({ until: instantOf(left.until, timeZone) })}
          </span>
        </span>
      </p>
      <Choice
        legend={m.shop_order_claim_reason()}
        value={reason}
        onChange={setReason}
        options={(Object.keys(REASON_WORDS) as Reason[]).map((one) => ({
          value: one,
          text: REASON_WORDS[one](),
        }))}
      />
      <HowMuch line={line} left={left} quantity={quantity} onChange={setQuantity} />
      <PictureField
        region={region}
        pictureIds={pictureIds}
        onChange={setPictureIds}
        isNeeded={isPictureNeeded}
      />
      <Choice
        legend={m.shop_order_claim_wish()}
        value={wish}
        onChange={setWish}
        options={[
          {
            value: 'refund',
            text: m.shop_order_claim_wish_refund({ amount: money(askedMinor, order.currency) }),
          },
          { value: 'again', text: m.shop_order_claim_wish_again() },
        ]}
      />
      <TextArea
        label={m.shop_order_claim_note_label()}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <RefusalNotice error={raise.error} />
      <Button type="submit" isWide isBusy={raise.isPending} whyNot={whyNot}>
        {m.shop_order_claim_send()}
      </Button>
    </form>
  )
}

function useRaising(region: string, order: Order) {
  const [, go] = useLocation()
  return useAct(raiseClaim, {
    refresh: [listClaimsOfOrder, getClaimable, getOrder, getMoneyOfOrder, getTimelineOfOrder],
    onDone: (claim) => {
      const amount = money(claim.refundedMinor, order.currency)
      tell(
        claim.decision === 'refund'
          ? m.shop_order_claim_granted({ amount })
          : m.shop_order_claim_sent(),
      )
      go(paths.order(region, order.id))
    },
  })
}

function HowMuch({
  line,
  left,
  quantity,
  onChange,
}: {
  line: OrderLine
  left: Left
  quantity: number
  onChange: (quantity: number) => void
}) {
  const isWeighed = line.measure === 'weighed'
  const step = isWeighed ? Math.min(GRAMS_A_STEP, left.quantity) : 1
  const name = nameOf(line.name)
  return (
    <div className="claim-much">
      <span>{m.shop_order_claim_much({ left: quantityText(line.measure, left.quantity) })}</span>
      <Stepper
        label={{
          count: m.shop_order_claim_much_of({ name }),
          less: m.shop_order_less_of({ name }),
          more: m.shop_order_more_of({ name }),
        }}
        text={isWeighed ? weight(quantity) : number(quantity)}
        canLess={quantity > step}
        canMore={quantity < left.quantity}
        onLess={() => onChange(Math.max(step, quantity - step))}
        onMore={() => onChange(Math.min(left.quantity, quantity + step))}
      />
    </div>
  )
}

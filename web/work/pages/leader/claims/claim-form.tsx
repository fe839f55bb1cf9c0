import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import {
  addClaimPicture,
  getClaimable,
  getOrder,
  listClaimsOfOrder,
  listOrderClaimsOfCommunity,
  raiseClaim,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { tell } from '../../../../desk/tell.ts'
import { instantOf, m, money, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextArea } from '../../../../ui/field.tsx'
import { Picture } from '../../../../ui/picture.tsx'
import { shrinkPicture } from '../../../../ui/shrink-picture.ts'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useWork } from '../../../work.tsx'
import type { OrderWithLines } from '../orders/order-with-lines.ts'
import { orderPath } from '../paths.ts'
import { HowMuch } from './how-much.tsx'
import { Radios } from './radios.tsx'
import { REASONS, type Reason } from './reasons.ts'
import type { Claimable, LineLeft } from './use-claimable.ts'

/** As many as the API takes with one claim. */
const MOST_PICTURES = 6

interface ClaimFormProps {
  order: OrderWithLines
  line: OrderWithLines['lines'][number]
  left: LineLeft
  pictures: Pick<Claimable, 'pictureReasons' | 'pictureFromMinor'>
}

/** What is wrong, how much of it, pictures, and what would make it good: by the resident's rules. */
export function ClaimForm({ order, line, left, pictures: rule }: ClaimFormProps) {
  const { region } = useWork()
  const [reason, setReason] = useState<Reason>('spoiled')
  const [wish, setWish] = useState<'refund' | 'again'>('refund')
  const [quantity, setQuantity] = useState(left.quantity)
  const [note, setNote] = useState('')
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const raise = useRaising(order)
  const askedMinor = Math.round((left.dueMinor * quantity) / left.quantity)
  const isPictureNeeded = rule.pictureReasons.includes(reason) || askedMinor > rule.pictureFromMinor
  const lacksPicture = isPictureNeeded && pictures.length === 0
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (lacksPicture || raise.isPending) return
    raise.mutate({
      params: { region: region.id, order: order.id, number: String(line.lineNumber) },
      body: {
        reason,
        wish,
        quantity,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(pictures.length === 0 ? {} : { pictureIds: pictures.map(({ id }) => id) }),
      },
    })
  }
  return (
    <form className="desk-form" onSubmit={send}>
      <Goods line={line} until={left.until} />
      <Radios
        legend={m.leader_claim_for_reason()}
        options={(Object.keys(REASONS) as Reason[]).map((one) => ({
          value: one,
          text: REASONS[one](),
        }))}
        value={reason}
        onChange={setReason}
      />
      <HowMuch line={line} most={left.quantity} quantity={quantity} onChange={setQuantity} />
      <fieldset className="leader-radios">
        <legend className="desk-label">
          {isPictureNeeded ? m.leader_claim_for_pictures_needed() : m.leader_claim_for_pictures()}
        </legend>
        <PhotoAdd
          pictures={pictures}
          onChange={setPictures}
          most={MOST_PICTURES}
          send={async (file) =>
            upload(addClaimPicture, { region: region.id }, await shrinkPicture(file))
          }
        />
      </fieldset>
      <Radios
        legend={m.leader_claim_for_wish()}
        options={[
          {
            value: 'refund',
            text: m.leader_claim_for_refund({ amount: money(askedMinor, order.currency) }),
          },
          { value: 'again', text: m.leader_claim_for_again() },
        ]}
        value={wish}
        onChange={setWish}
      />
      <TextArea
        label={m.leader_claim_for_note()}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusal error={raise.error} />
      <Button
        type="submit"
        isWide
        isBusy={raise.isPending}
        whyNot={lacksPicture ? m.leader_claim_for_picture_why() : null}
      >
        {m.leader_claim_for_send({ name: order.residentName ?? m.leader_walk_in() })}
      </Button>
    </form>
  )
}

function Goods({ line, until }: { line: ClaimFormProps['line']; until: string }) {
  const { region } = useWork()
  return (
    <div className="desk-card leader-goods">
      <span className="leader-goods-picture">
        <Picture picture={line.pictureId} alt="" sizes="56px" />
      </span>
      <span className="leader-goods-words">
        <strong>{nameOf(line.name)}</strong>
        <span className="leader-soft">
          {m.leader_claim_for_until({ until: instantOf(until, region.timeZone) })}
        </span>
      </span>
    </div>
  )
}

function useRaising(order: OrderWithLines) {
  const navigate = useNavigate()
  return useAct(raiseClaim, {
    refresh: [listClaimsOfOrder, listOrderClaimsOfCommunity, getClaimable, getOrder],
    onDone: ({ decision, refundedMinor }) => {
      const amount = money(refundedMinor, order.currency)
      tell(
        decision === 'refund' ? m.leader_claim_for_granted({ amount }) : m.leader_claim_for_sent(),
      )
      void navigate({ to: orderPath(order.id) })
    },
  })
}

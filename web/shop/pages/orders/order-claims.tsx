import './orders.css'
import './order-list.css'
import { type FormEvent, useState } from 'react'
import { listClaimsOfOrder, objectToClaim, useAct, useServerMinute } from '../../../api/index.ts'
import { instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { quantityText } from '../../goods/quantity-text.ts'
import { PictureField } from '../claims/picture-field.tsx'
import { REASON_WORDS } from '../claims/reasons.ts'
import type { About } from './order-status.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Claim, useClaims, useRegionTime } from './use-order.ts'

/** The claims on the order: how each stands, what was decided and why, and the way to object. */
export function OrderClaims({ region, order }: About) {
  const claims = useClaims(region, order.id).data ?? []
  if (claims.length === 0) return null
  return (
    <section className="order-card" aria-labelledby="order-claims">
      <h2 id="order-claims">{m.shop_order_claims()}</h2>
      <ul className="order-claims">
        {claims.map((claim) => (
          <ClaimItem key={claim.id} region={region} claim={claim} currency={order.currency} />
        ))}
      </ul>
    </section>
  )
}

const TONE: Record<Claim['state'], string> = {
  waiting: 'waits',
  decided: 'done',
  objected: 'waits',
  final: 'done',
}

function ClaimItem({
  region,
  claim,
  currency,
}: {
  region: string
  claim: Claim
  currency: string
}) {
  const [isObjecting, setObjecting] = useState(false)
  const { timeZone } = useRegionTime(region)
  const now = useServerMinute()
  const until = claim.objectableUntil
  const mayObject = claim.state === 'decided' && until !== null && Date.parse(until) > now
  return (
    <li className="order-claim">
      <p>
        <strong>{nameOf(claim.name)}</strong>{' '}
        <span className="number">{quantityText(claim.measure, claim.quantity)}</span>
      </p>
      <p className="order-quiet">
        {REASON_WORDS[claim.reason]()}
        {claim.note === '' ? null : m.shop_order_claim_note({ note: claim.note })}
      </p>
      <p
        className={`order-tag order-tag-${claim.decision === 'reject' ? 'no' : TONE[claim.state]}`}
      >
        {decisionText(claim, currency)}
      </p>
      {claim.why === null || claim.isByRule ? null : (
        <p>{m.shop_order_claim_why({ why: claim.why })}</p>
      )}
      {claim.replacement === null ? null : <p>{replacementText(claim)}</p>}
      <ClaimPictures region={region} ids={claim.pictureIds} />
      {mayObject ? (
        <>
          <Button kind="plain" onClick={() => setObjecting(true)}>
            {m.shop_order_object()}
          </Button>
          <span className="order-quiet">
            {m.shop_order_object_until({ until: instantOf(until, timeZone) })}
          </span>
        </>
      ) : null}
      <ObjectSheet
        region={region}
        claim={claim.id}
        isOpen={isObjecting}
        onClose={() => setObjecting(false)}
      />
    </li>
  )
}

function decisionText(claim: Claim, currency: string): string {
  if (claim.state === 'objected') return m.shop_order_claim_objected()
  if (claim.decision === null) return m.shop_order_claim_waiting()
  if (claim.decision === 'reject') return m.shop_order_claim_rejected()
  if (claim.decision === 'again') return m.shop_order_claim_again()
  return m.shop_order_claim_refunded({ amount: money(claim.refundedMinor, currency) })
}

function replacementText({ replacement, measure }: Claim): string {
  const { state, quantity, pickupDate } = replacement!
  const given = { quantity: quantityText(measure, quantity), day: pickupDate }
  if (state === 'handed-over') return m.shop_order_again_handed()
  if (state === 'given-up') return m.shop_order_again_given_up()
  return m.shop_order_again_comes(given)
}

const ClaimPictures = ({ region, ids }: { region: string; ids: readonly string[] }) =>
  ids.length === 0 ? null : (
    <span className="order-claim-pictures">
      {ids.map((id) => (
        <img
          key={id}
          src={`/api/v1/regions/${region}/claim-pictures/${id}?w=160`}
          alt={m.shop_order_claim_picture()}
          width="72"
          height="72"
          loading="lazy"
        />
      ))}
    </span>
  )

/** Says once why the decision seems wrong, with pictures where they help. */
function ObjectSheet({
  region,
  claim,
  isOpen,
  onClose,
}: {
  region: string
  claim: string
  isOpen: boolean
  onClose: () => void
}) {
  const [why, setWhy] = useState('')
  const [pictureIds, setPictureIds] = useState<readonly string[]>([])
  const object = useAct(objectToClaim, { refresh: [listClaimsOfOrder], onDone: onClose })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    object.mutate({
      params: { region, claim },
      body: { why: why.trim(), ...(pictureIds.length > 0 ? { pictureIds: [...pictureIds] } : {}) },
    })
  }
  return (
    <Sheet title={m.shop_order_object()} isOpen={isOpen} onClose={onClose}>
      <form className="order-stack" onSubmit={send}>
        <p>{m.shop_order_object_text()}</p>
        <TextArea
          label={m.shop_order_object_why()}
          value={why}
          maxLength={500}
          required
          onChange={(event) => setWhy(event.target.value)}
        />
        <PictureField region={region} pictureIds={pictureIds} onChange={setPictureIds} />
        <RefusalNotice error={object.error} />
        <Button type="submit" isWide isBusy={object.isPending}>
          {m.shop_order_object_do()}
        </Button>
      </form>
    </Sheet>
  )
}

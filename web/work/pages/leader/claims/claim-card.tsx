import './claims.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  addClaimPicture,
  listClaimsOfOrder,
  listOrderClaimsOfCommunity,
  objectToClaim,
  serverNow,
  upload,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { Tag, type Tone } from '../../../../desk/job-card.tsx'
import { calendarDay, instantOf, m, money, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { PhotoAdd } from '../../../goods/photo-add.tsx'
import { useWork } from '../../../work.tsx'
import { orderPath } from '../paths.ts'
import { type Claim, REASONS } from './reasons.ts'

const STATES: Record<Claim['state'], { word: () => string; tone: Tone }> = {
  waiting: { word: m.leader_claim_waiting, tone: 'wait' },
  decided: { word: m.leader_claim_decided, tone: 'go' },
  objected: { word: m.leader_claim_objected, tone: 'need' },
  final: { word: m.leader_claim_final, tone: 'calm' },
}
const DECISIONS = {
  refund: m.leader_decided_refund,
  again: m.leader_decided_again,
  reject: m.leader_decided_reject,
} as const

/** One claim: what was wrong, what was decided and why, who bears it. */
export function ClaimCard({ claim, isOnOrder = false }: { claim: Claim; isOnOrder?: boolean }) {
  const { region } = useWork()
  const amount = money(claim.refundedMinor, region.currency)
  return (
    <article className="desk-card leader-draft">
      <div className="leader-line">
        <h2>{nameOf(claim.name)}</h2>
        <Tag tone={STATES[claim.state].tone}>{STATES[claim.state].word()}</Tag>
      </div>
      <p>
        {m.leader_claim_said({
          name: claim.residentName ?? m.leader_walk_in(),
          reason: REASONS[claim.reason](),
          day: calendarDay(claim.pickupDate),
        })}
      </p>
      {claim.note === '' ? null : <p className="leader-said">{claim.note}</p>}
      {claim.pictureIds.length === 0 ? null : (
        <div className="leader-pictures">
          {claim.pictureIds.map((picture, at) => (
            <img
              key={picture}
              src={`/api/v1/regions/${region.id}/claim-pictures/${picture}`}
              alt={m.leader_claim_picture({ number: at + 1 })}
              loading="lazy"
            />
          ))}
        </div>
      )}
      {claim.decision === null ? null : (
        <p>
          <strong>{DECISIONS[claim.decision]({ amount })}</strong> {claim.why}
        </p>
      )}
      {claim.bearerKind === 'leader' ? (
        <p className="desk-refusal">{m.leader_claim_borne()}</p>
      ) : null}
      <div className="leader-line">
        {isOnOrder ? null : (
          <Link to={orderPath(claim.orderId)}>
            {m.leader_order_number({ number: claim.orderNumber })}
          </Link>
        )}
        <Objection claim={claim} />
      </div>
    </article>
  )
}

/** A leader who bears a claim may object in time. */
function Objection({ claim }: { claim: Claim }) {
  const { region } = useWork()
  const [isOpen, setOpen] = useState(false)
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const object = useAct(objectToClaim, {
    refresh: [listOrderClaimsOfCommunity, listClaimsOfOrder],
    onDone: () => setOpen(false),
  })
  const until = claim.objectableUntil
  const mayObject =
    claim.state === 'decided' &&
    claim.bearerKind === 'leader' &&
    until !== null &&
    Date.parse(until) > serverNow()
  if (!mayObject) return null
  return (
    <>
      <Button kind="plain" onClick={() => setOpen(true)}>
        {m.leader_object()}
      </Button>
      <ConfirmSheet
        title={m.leader_object()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        action={m.leader_object_send()}
        isBusy={object.isPending}
        error={object.error}
        reason={m.leader_object_why()}
        onConfirm={(why) =>
          object.mutate({
            params: { region: region.id, claim: claim.id },
            body: { why, pictureIds: pictures.map(({ id }) => id) },
          })
        }
      >
        <p>{m.leader_object_until({ until: instantOf(until, region.timeZone) })}</p>
        <PhotoAdd
          pictures={pictures}
          onChange={setPictures}
          send={(file) => upload(addClaimPicture, { region: region.id }, file)}
        />
      </ConfirmSheet>
    </>
  )
}

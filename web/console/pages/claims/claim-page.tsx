import './claims.css'
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  arbitrateClaim,
  decideClaim,
  getClaimDetails,
  getClaimPicture,
  listOrderClaims,
  read,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, money, nameOf, number } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import { ActButton, type Values, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { useNames } from '../procurement/use-names.ts'
import {
  type Bearer,
  bearerChoices,
  bearerName,
  type Claim,
  type ClaimDetails,
  claimStateName,
  claimTone,
  decisionName,
  decisionWhy,
  reasonName,
  waitName,
} from './claim.ts'
import { GoodsOfDay, OrderTimeline } from './known.tsx'

const READS = [getClaimDetails, listOrderClaims]

export default function ClaimPage() {
  const { region } = useConsole()
  const { claim } = useParams({ strict: false }) as { claim: string }
  const details = useQuery(read(getClaimDetails, { region: region.id, claim }))
  useLive({ region: region.id })
  return <Answered of={details}>{(found) => <Inside details={found} />}</Answered>
}

function Inside({ details }: { details: ClaimDetails }) {
  const { claim } = details
  return (
    <>
      <PageHead
        title={`${nameOf(claim.name)} · ${reasonName(claim.reason)}`}
        back={{ to: '/claims', name: m.console_day_claims() }}
        about={<Chip tone={claimTone(claim.state)}>{claimStateName(claim.state)}</Chip>}
      >
        <Acts details={details} />
      </PageHead>
      <div className="claims-split">
        <Pictures claim={claim} />
        <div className="console-stack">
          <About details={details} />
          <History details={details} />
          <GoodsOfDay details={details} />
          <OrderTimeline details={details} />
        </div>
      </div>
    </>
  )
}

function Pictures({ claim }: { claim: Claim }) {
  const { region } = useConsole()
  const [open, setOpen] = useState<string | null>(null)
  const address = (picture: string) => getClaimPicture.href({ region: region.id, picture })
  return (
    <Panel title={m.console_day_claim_pictures()}>
      {claim.pictureIds.length === 0 ? (
        <Empty icon="claims" title={m.console_day_claim_no_pictures()} />
      ) : (
        <div className="claims-pictures">
          {claim.pictureIds.map((id, nth) => (
            <button key={id} type="button" className="claims-picture" onClick={() => setOpen(id)}>
              <img
                src={address(id)}
                alt={m.console_day_claim_picture({ number: number(nth + 1) })}
              />
            </button>
          ))}
        </div>
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="90%"
        title={m.console_day_claim_pictures()}
        closeButtonProps={{ 'aria-label': m.console_close() }}
      >
        {open !== null && (
          <img className="claims-large" src={address(open)} alt={m.console_day_claim_pictures()} />
        )}
      </Modal>
    </Panel>
  )
}

function About({ details: { claim, line } }: { details: ClaimDetails }) {
  const { currency, zone } = useConsole()
  const { supplier, community } = useNames()
  const isWeighed = claim.measure === 'weighed'
  return (
    <Panel title={m.console_day_claim_line()}>
      <Facts
        of={[
          [
            m.console_day_claim_order(),
            <Link key="order" to="/orders/$order" params={{ order: claim.orderId }}>
              {claim.orderNumber}
            </Link>,
          ],
          [m.console_day_claim_resident(), claim.residentName],
          [m.console_day_community(), community(claim.communityId)],
          [m.console_day_po_supplier(), supplier(claim.supplierId)],
          [m.console_day_claim_raised(), instantOf(claim.raisedAt, zone)],
          [m.console_day_claim_quantity(), amountOf(claim.quantity, isWeighed)],
          [m.console_day_claim_asked(), money(claim.askedMinor, currency)],
          [m.console_day_claim_ordered(), amountOf(line?.orderedQuantity ?? null, isWeighed)],
          [m.console_day_claim_paid(), line === null ? '' : money(line.totalMinor, currency)],
          [m.console_day_claim_says(), claim.note],
          [m.console_day_claim_waits_for(), waitName(claim.waitsFor)],
        ]}
      />
    </Panel>
  )
}

function History({ details: { decisions, objections } }: { details: ClaimDetails }) {
  const { currency, zone } = useConsole()
  if (decisions.length + objections.length === 0) return null
  return (
    <Panel title={m.console_day_claim_history()}>
      <ol className="claims-history">
        {decisions.map((one) => (
          <li key={one.number}>
            <strong>{decisionName(one.decision)}</strong> {money(one.amountMinor, currency)}
            {one.bearerKind !== null && ` · ${bearerName(one.bearerKind)}`}
            <p className="console-soft">
              {instantOf(one.decidedAt, zone)} · {decisionWhy(one)}
            </p>
          </li>
        ))}
        {objections.map((one) => (
          <li key={one.side}>
            <strong>{m.console_day_claim_objected()}</strong>
            <p className="console-soft">
              {instantOf(one.objectedAt, zone)} · {one.why}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const decisionFields = ({ claim, line, suggestedBearer }: ClaimDetails, currency: string) => [
  {
    name: 'decision',
    label: m.console_day_claim_decision(),
    kind: 'choice' as const,
    isRequired: true,
    options: (['refund', 'again', 'reject'] as const).map((value) => ({
      value,
      label: decisionName(value),
    })),
  },
  {
    name: 'amountMinor',
    label: m.console_day_claim_amount(),
    kind: 'money' as const,
    ...mostOf(claim, line, currency),
    when: (values: Values) => values.decision === 'refund',
  },
  {
    name: 'bearerKind',
    label: m.console_day_claim_bearer(),
    kind: 'choice' as const,
    options: bearerChoices(),
    hint: m.console_day_claim_bearer_hint({ bearer: bearerName(suggestedBearer.bearerKind) }),
    when: (values: Values) => values.decision !== 'reject',
  },
  whyField(),
]

/** No more than the line still costs, beside what this claim gave back already. */
function mostOf(claim: Claim, line: ClaimDetails['line'], currency: string) {
  if (line === null) return {}
  const most = line.dueMinor + claim.refundedMinor
  const [asked, atMost] = [claim.askedMinor, most].map((minor) => money(minor, currency))
  return { most, hint: m.console_day_claim_most({ asked: asked!, most: atMost! }) }
}

const decisionOf = (values: Values) => ({
  decision: values.decision as 'again' | 'refund' | 'reject',
  ...(values.decision === 'refund' && typeof values.amountMinor === 'number'
    ? { amountMinor: values.amountMinor }
    : {}),
  ...(values.decision !== 'reject' && values.bearerKind
    ? { bearerKind: values.bearerKind as Bearer }
    : {}),
  why: String(values.why),
})

function Acts({ details }: { details: ClaimDetails }) {
  const { claim } = details
  const { region, currency, whyNot } = useConsole()
  const place = { region: region.id, claim: claim.id }
  const role = whyNot('operations', 'support')
  return (
    <>
      <ActButton
        label={m.console_day_claim_arbitrate()}
        why={role ?? (claim.state === 'objected' ? undefined : m.console_day_claim_no_objection())}
        fields={decisionFields(details, currency)}
        refresh={READS}
        submit={(values, _version, key) => arbitrateClaim(place, decisionOf(values), { key })}
      />
      <ActButton
        label={m.console_day_claim_decide()}
        variant="filled"
        why={role ?? (claim.state === 'waiting' ? undefined : m.console_day_claim_done())}
        fields={decisionFields(details, currency)}
        initial={{ decision: claim.wish }}
        refresh={READS}
        submit={(values, _version, key) => decideClaim(place, decisionOf(values), { key })}
      />
    </>
  )
}

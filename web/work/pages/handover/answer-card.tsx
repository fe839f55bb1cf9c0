import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { calendarDay, m, timeOf } from '../../../i18n/index.ts'
import { Button, buttonClass, IconButton } from '../../../ui/button.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { failureText } from '../../../ui/states.tsx'
import { useSyncState } from '../../sync.ts'
import { useWork } from '../../work.tsx'
import { claimForPath } from '../leader/paths.ts'
import type { Found, Why } from './pickup.ts'
import { pickupOf } from './pickup.ts'
import { PickupName } from './pickup-name.tsx'

interface Words {
  icon: IconName
  title: () => string
  way: () => string
}

const WORDS: Record<Why, Words> = {
  nobody: { icon: 'search', title: m.handover_nobody, way: m.handover_nobody_way },
  altered: { icon: 'warning', title: m.handover_altered, way: m.handover_altered_way },
  'other-place': { icon: 'pin', title: m.handover_other_place, way: m.handover_other_place_way },
  'other-day': { icon: 'calendar', title: m.handover_other_day, way: m.handover_other_day_way },
  early: { icon: 'clock', title: m.handover_early, way: m.handover_early_way },
  late: { icon: 'clock', title: m.handover_late, way: m.handover_late_way },
  renewed: { icon: 'refresh', title: m.handover_renewed, way: m.handover_renewed_way },
  revoked: { icon: 'lock', title: m.handover_revoked, way: m.handover_revoked_way },
  handed: { icon: 'check-circle', title: m.handover_handed, way: m.handover_handed_way },
  'not-arrived': { icon: 'truck', title: m.handover_not_arrived, way: m.handover_not_arrived_way },
  'not-ready': { icon: 'box', title: m.handover_not_ready, way: m.handover_not_ready_way },
  returned: { icon: 'undo', title: m.handover_returned, way: m.handover_returned_way },
  closed: { icon: 'receipt', title: m.handover_closed, way: m.handover_closed_way },
  'to-the-door': { icon: 'home', title: m.handover_goes_to_door, way: m.handover_goes_to_door_way },
  'needs-network': {
    icon: 'wifi-off',
    title: m.handover_needs_network,
    way: m.handover_needs_network_way,
  },
  'unknown-key': { icon: 'key', title: m.handover_unknown_key, way: m.handover_unknown_key_way },
  'not-listed': { icon: 'list', title: m.handover_not_listed, way: m.handover_not_listed_way },
}

/** Why nothing is to be given, in a word, and what to do instead. */
export function AnswerCard(props: {
  found: Extract<Found, { is: 'answer' }>
  timeZone: string
  onClose: () => void
}) {
  const { found, timeZone, onClose } = props
  const navigate = useNavigate()
  const { icon, title, way } = WORDS[found.why]
  const { order, place, date } = found
  const handed = order?.handover
  return (
    <Shell icon={icon} title={title()} onClose={onClose} isDone={found.why === 'handed'}>
      {order === null ? null : <PickupName pickup={pickupOf([order])} isSigned={false} />}
      {handed ? <p>{m.handover_handed_at({ time: timeOf(handed.handedAt, timeZone) })}</p> : null}
      {order?.collectedBy ? <p>{m.handover_friend({ name: order.collectedBy })}</p> : null}
      {place === undefined ? null : <p>{m.handover_waits_at({ place })}</p>}
      <p>{way()}</p>
      {order !== null && found.why === 'handed' ? <ClaimLink order={order.orderId} /> : null}
      {date === undefined ? null : (
        <Button
          kind="soft"
          onClick={() => {
            onClose()
            void navigate({ to: '.', search: { date } as never })
          }}
        >
          {m.handover_open_day({ day: calendarDay(date) })}
        </Button>
      )}
    </Shell>
  )
}

/** Somebody comes back with bad goods: whoever leads here claims for them. */
function ClaimLink({ order }: { order: string }) {
  const { jobs } = useWork()
  const { isOnline } = useSyncState()
  if (!jobs.includes('leader') || !isOnline) return null
  return (
    <Link to={claimForPath(order)} className={buttonClass('soft')}>
      {m.handover_claim_for()}
    </Link>
  )
}

/** What the server said against it. */
export function RefusedCard({ error, onClose }: { error: unknown; onClose: () => void }) {
  return (
    <Shell icon="warning" title={failureText(error)} onClose={onClose} isDone={false}>
      <p>{m.handover_refused_way()}</p>
    </Shell>
  )
}

function Shell(props: {
  icon: IconName
  title: string
  isDone: boolean
  onClose: () => void
  children: ReactNode
}) {
  return (
    <section
      className={`handover-card handover-answer${props.isDone ? ' handover-answer-done' : ''}`}
    >
      <IconButton
        icon="close"
        label={m.handover_put_aside()}
        className="handover-card-close"
        onClick={props.onClose}
      />
      <div role="alert" className="handover-answer-words">
        <h2>
          <Icon name={props.icon} size={26} />
          {props.title}
        </h2>
        {props.children}
      </div>
    </section>
  )
}

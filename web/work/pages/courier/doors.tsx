import './courier.css'
import { useState } from 'react'
import { useLive } from '../../../api/live.ts'
import { Bones, Empty, Failed } from '../../../desk/empty.tsx'
import { Tag } from '../../../desk/job-card.tsx'
import { CallButton } from '../../../desk/person-row.tsx'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'
import { CancelDoorSheet, FinishDoorSheet } from './door-sheets.tsx'
import { COURIER } from './paths.ts'
import { useAcceptDoor } from './use-accept-door.tsx'
import { type DoorDelivery, useOpenDoors } from './use-open-doors.ts'

/** Goods that go to doors: take one on, bring it with proof, or call it off. */
export default function DoorsPage() {
  const { jobs } = useWork()
  return (
    <Page title={m.courier_doors()} back={jobs.includes('courier') ? COURIER.home : '/handover'}>
      <DoorList />
    </Page>
  )
}

function DoorList() {
  const { region } = useWork()
  useLive({ region: region.id })
  const { isPending, doors, failed } = useOpenDoors()
  const [finishing, setFinishing] = useState<DoorDelivery | null>(null)
  const [cancelling, setCancelling] = useState<DoorDelivery | null>(null)
  if (failed !== undefined) {
    return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  }
  if (isPending) return <Bones rows={3} />
  if (doors.length === 0) {
    return <Empty icon="home" title={m.courier_no_doors()} text={m.courier_no_doors_text()} />
  }
  return (
    <>
      <ul className="courier-loads">
        {doors.map((door) => (
          <li key={door.id} className="courier-load">
            <DoorCard door={door} onFinish={setFinishing} onCancel={setCancelling} />
          </li>
        ))}
      </ul>
      <FinishDoorSheet door={finishing} onClose={() => setFinishing(null)} />
      <CancelDoorSheet door={cancelling} onClose={() => setCancelling(null)} />
    </>
  )
}

function DoorCard(props: {
  door: DoorDelivery
  onFinish: (door: DoorDelivery) => void
  onCancel: (door: DoorDelivery) => void
}) {
  const { door, onFinish, onCancel } = props
  const { region, me } = useWork()
  const accept = useAcceptDoor(door)
  const isMine = door.acceptedBy === me.id
  return (
    <>
      <span className="courier-load-head">
        <strong>{door.recipient}</strong>
        <Tag tone={door.state === 'accepted' ? 'go' : 'wait'}>
          {door.state === 'accepted' ? m.courier_door_accepted() : m.courier_door_asked()}
        </Tag>
      </span>
      <span>{m.courier_door_address({ address: door.address, room: door.room })}</span>
      {door.shortNumber === null ? null : (
        <small className="number">
          {m.courier_door_bags({ number: door.shortNumber, order: door.orderNumber ?? '' })}
        </small>
      )}
      {door.stationName === '' ? null : (
        <small>{m.courier_door_from({ point: door.stationName })}</small>
      )}
      {door.note === '' ? null : <small>{door.note}</small>}
      {door.feeMinor === 0 ? null : (
        <small className="number">
          {door.paidHow === 'cash'
            ? m.courier_door_fee_cash({ fee: money(door.feeMinor, region.currency) })
            : m.courier_door_fee_paid({ fee: money(door.feeMinor, region.currency) })}
        </small>
      )}
      {accept.refusal}
      {isMine ? <CallButton phone={door.phone} name={door.recipient} /> : null}
      <div className="courier-door-ends">
        <Button kind="plain" onClick={() => onCancel(door)}>
          {m.courier_door_cancel()}
        </Button>
        {door.state === 'asked' ? (
          <Button isBusy={accept.isBusy} onClick={accept.send}>
            {m.courier_door_accept()}
          </Button>
        ) : (
          <Button
            onClick={() => onFinish(door)}
            whyNot={isMine ? null : m.courier_door_of_another()}
          >
            {m.courier_door_finish()}
          </Button>
        )}
      </div>
    </>
  )
}

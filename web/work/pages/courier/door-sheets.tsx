import { useState } from 'react'
import {
  cancelDoorDelivery,
  finishDoorDelivery,
  getHandoverList,
  isRefused,
  listDoorDeliveries,
  listOpenDoors,
  useAct,
} from '../../../api/index.ts'
import { ConfirmSheet } from '../../../desk/confirm-sheet.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWork } from '../../work.tsx'
import { ProofPick } from './proof-pick.tsx'
import type { DoorDelivery } from './use-open-doors.ts'

interface DoorSheetProps {
  door: DoorDelivery | null
  onClose: () => void
}

/** At the door: the code's digits, a picture or a signature, and the cash that is due. */
export function FinishDoorSheet({ door, onClose }: DoorSheetProps) {
  return (
    <Sheet title={door?.recipient ?? ''} isOpen={door !== null} onClose={onClose}>
      {door === null ? null : <FinishForm key={door.id} door={door} onClose={onClose} />}
    </Sheet>
  )
}

const DIGITS = /^[0-9]{8}$/

function FinishForm({ door, onClose }: { door: DoorDelivery; onClose: () => void }) {
  const { region } = useWork()
  const [digits, setDigits] = useState('')
  const [pictureId, setPictureId] = useState<string | null>(null)
  const finish = useAct(finishDoorDelivery, {
    refresh: [listDoorDeliveries, listOpenDoors, getHandoverList],
    onDone: () => {
      tell(m.courier_door_done())
      onClose()
    },
  })
  // What was paid meanwhile is known to the server alone.
  const dueMinor = isRefused(finish.error, 'cash-not-exact')
    ? Number(finish.error.told.dueMinor)
    : door.cashToTakeMinor
  const plain = digits.replace(/\D/g, '')
  const hasDigits = DIGITS.test(plain)
  const send = () =>
    finish.mutate({
      params: { region: region.id, community: door.communityId, doorDelivery: door.id },
      body: {
        ...(hasDigits ? { digits: plain } : {}),
        ...(pictureId === null ? {} : { pictureId }),
        cashTakenMinor: dueMinor,
      },
    })
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!finish.isPending && (hasDigits || pictureId !== null)) send()
      }}
    >
      <TextField
        label={m.courier_door_digits()}
        hint={m.courier_door_digits_hint()}
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        value={digits}
        onChange={(event) => setDigits(event.target.value)}
      />
      <ProofPick region={region.id} pictureId={pictureId} onPicture={setPictureId} />
      {dueMinor === 0 ? null : (
        <p className="courier-cash number">
          {m.courier_door_take({ amount: money(dueMinor, region.currency) })}
        </p>
      )}
      {isRefused(finish.error, 'cash-not-exact') ? (
        <p role="alert">{m.courier_door_cash_known()}</p>
      ) : (
        <Refusal error={finish.error} />
      )}
      <Button
        type="submit"
        isWide
        className="courier-main"
        isBusy={finish.isPending}
        whyNot={hasDigits || pictureId !== null ? null : m.courier_door_proof_first()}
      >
        {m.courier_door_finish()}
      </Button>
    </form>
  )
}

/** Calling a delivery to a door off, with the reason. */
export function CancelDoorSheet({ door, onClose }: DoorSheetProps) {
  const { region } = useWork()
  const cancel = useAct(cancelDoorDelivery, {
    refresh: [listDoorDeliveries, listOpenDoors, getHandoverList],
    onDone: () => {
      tell(m.courier_door_cancelled())
      onClose()
    },
  })
  return (
    <ConfirmSheet
      title={m.courier_door_cancel()}
      isOpen={door !== null}
      onClose={onClose}
      action={m.courier_door_cancel()}
      isDangerous
      isBusy={cancel.isPending}
      error={cancel.error}
      reason={m.courier_door_why()}
      reasons={[m.courier_door_why_fetches(), m.courier_door_why_away()]}
      onConfirm={(why) =>
        door !== null &&
        cancel.mutate({
          params: { region: region.id, community: door.communityId, doorDelivery: door.id },
          body: { why },
        })
      }
    >
      <p>{m.courier_door_cancel_text()}</p>
    </ConfirmSheet>
  )
}

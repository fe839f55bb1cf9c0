import { useState } from 'react'
import {
  cancelPayout,
  explainPayout,
  listCourierEarnings,
  listCourierPayouts,
  listLeaderEarnings,
  listLeaderPayouts,
  useAct,
} from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { tell } from '../../../../desk/tell.ts'
import { m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { useWork } from '../../../work.tsx'
import type { PayoutState } from './payout-words.ts'

const OPEN: readonly PayoutState[] = ['requested', 'approved', 'failed']

/** What is not at the bank yet can be called off: the money goes back to the balance. */
export function CallOff({ payout }: { payout: { id: string; state: PayoutState } }) {
  const { region } = useWork()
  const [isOpen, setOpen] = useState(false)
  const cancel = useAct(cancelPayout, {
    refresh: [
      explainPayout,
      listLeaderPayouts,
      listLeaderEarnings,
      listCourierPayouts,
      listCourierEarnings,
    ],
    onDone: () => {
      setOpen(false)
      tell(m.leader_payout_called_off())
    },
  })
  if (!OPEN.includes(payout.state)) return null
  return (
    <>
      <Button kind="plain" isWide onClick={() => setOpen(true)}>
        {m.leader_payout_call_off()}
      </Button>
      <ConfirmSheet
        title={m.leader_payout_call_off()}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        action={m.leader_payout_call_off()}
        isDangerous
        isBusy={cancel.isPending}
        error={cancel.error}
        reason={m.leader_payout_call_off_why()}
        reasons={[m.leader_payout_call_off_account(), m.leader_payout_call_off_amount()]}
        onConfirm={(why) =>
          cancel.mutate({ params: { region: region.id, payout: payout.id }, body: { why } })
        }
      >
        <p>{m.leader_payout_call_off_text()}</p>
      </ConfirmSheet>
    </>
  )
}

import { type ReactNode, useState } from 'react'
import { m } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ReasonField } from './reason-field.tsx'
import { Refusal } from './refusal.tsx'

export interface ConfirmSheetProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** What will happen. */
  children?: ReactNode
  /** The word on the button: what is done, not "OK". */
  action: string
  isDangerous?: boolean
  isBusy: boolean
  /** What the server said when it was tried. */
  error: unknown
  /** The reason's label, where one must be given. */
  reason?: string
  /** Reasons that are often given, one tap each. */
  reasons?: readonly string[]
  onConfirm: (reason: string) => void
}

/** Asks once more before something that is hard to take back. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const [reason, setReason] = useState('')
  const lacksReason = props.reason !== undefined && reason.trim() === ''
  return (
    <Sheet title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!lacksReason && !props.isBusy) props.onConfirm(reason.trim())
        }}
      >
        {props.children}
        {props.reason === undefined ? null : (
          <ReasonField
            label={props.reason}
            value={reason}
            onChange={setReason}
            often={props.reasons ?? []}
          />
        )}
        <Refusal error={props.error} />
        <div className="desk-form-ends">
          <Button kind="plain" onClick={props.onClose}>
            {m.desk_cancel()}
          </Button>
          <Button
            type="submit"
            kind={props.isDangerous === true ? 'danger' : 'main'}
            isBusy={props.isBusy}
            whyNot={lacksReason ? m.desk_reason_needed() : null}
          >
            {props.action}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

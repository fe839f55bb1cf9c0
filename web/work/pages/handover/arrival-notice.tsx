import { m, timeOf } from '../../../i18n/index.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { HandoverListReply } from '../../offline/index.ts'

/** Why nothing can be given yet: on its way, here and not packed, or here and not confirmed. */
export function ArrivalNotice({ list, timeZone }: { list: HandoverListReply; timeZone: string }) {
  const { isArrived, isReceivedHere, confirmBy } = list
  if (!isArrived) {
    return isReceivedHere ? (
      <Notice icon="box">{m.handover_list_not_packed()}</Notice>
    ) : (
      <Notice icon="truck">{m.handover_list_not_arrived()}</Notice>
    )
  }
  // A day kept by an older version of this page does not say it.
  if (confirmBy == null) return null
  return (
    <Notice tone="waits" icon="clock">
      {m.handover_list_not_confirmed({ time: timeOf(confirmBy, timeZone) })}
    </Notice>
  )
}

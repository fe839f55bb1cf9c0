import { m, timeOf } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { HandoverDay } from '../../offline/index.ts'

/** Without a network: as of when this list is. */
export function KeptNotice(props: { day: HandoverDay; isOnline: boolean; timeZone: string }) {
  const { day, isOnline, timeZone } = props
  if (isOnline && day.keptAt === null) return null
  const asOf = day.keptAt ?? day.list?.asOf
  if (asOf === undefined) return null
  return (
    <p className="work-seen">
      <Icon name="clock" size={16} />
      {m.handover_offline_list({ time: timeOf(asOf, timeZone) })}
    </p>
  )
}
